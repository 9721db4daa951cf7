//! Promises of the service: what every address answers, and what no input can make it do.

mod absences;
mod agreement;
mod asking;
mod assets;
mod canvas;
mod connections;
mod doubts;
mod exports;
mod failures;
mod hostile;
mod hostile_dataset;
mod hosts;
mod ipif;
mod ipif_filters;
mod ipif_meaning;
mod ipif_service;
mod leaving;
mod letters;
mod made_up_question;
mod numbers;
mod pages;
mod painting;
mod parallel;
mod parameters;
mod time;
mod uploads;
