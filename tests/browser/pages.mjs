// The pages that are looked at, each in its own state: empty forms, answers, no answer, failures.

export const PAGES = [
  "/",
  "/find?q=Ezhov",
  "/find?q=zzzzqqq",
  "/find?q=Churchill",
  "/entities/nikolai-ezhov",
  "/entities/nkvd",
  "/path",
  "/path?from=torashiro-kawabe&to=joseph-stalin&method=all-shortest",
  "/path?from=nikolai-bukharin&to=poland&classes=espionage",
  "/around?entity=ogpu&hops=2",
  "/triangles",
  "/triangles?pattern=allied-spies",
  "/sources",
  "/vocabulary",
  "/about",
  "/api",
  "/nope",
  "/path?from=stalin-x&to=zzz",
];
