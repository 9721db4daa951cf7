//! The colours of groups: seven for names, five steps for numbers, one for the rest.
//!
//! Those of names are after Okabe and Ito (2008), darkened until each has a contrast of at least 3
//! to 1 with the grounds of the pages; steps grow darker on a light ground and lighter on a dark
//! one, so that their order shows without hue. A letter or a digit stands beside each.

use crate::model::colour::ColourPair;

/// The colours of groups that have a name.
const NAMES: [ColourPair; 7] = [
    ColourPair::new(0x00_72_b2, 0x6b_b8_f0),
    ColourPair::new(0xc2_54_00, 0xff_9b_57),
    ColourPair::new(0x00_7f_5f, 0x4f_d0_a5),
    ColourPair::new(0xb0_58_8c, 0xea_a6_d0),
    ColourPair::new(0xa8_73_00, 0xf0_c1_4b),
    ColourPair::new(0x3f_93_c6, 0xa9_dc_ff),
    ColourPair::new(0x1d_1b_18, 0xec_e8_df),
];
/// The colours of numbers, the lowest first.
const STEPS: [ColourPair; 5] = [
    ColourPair::new(0xb0_8a_00, 0x6f_7f_2a),
    ColourPair::new(0x5f_8f_2f, 0x8a_9a_30),
    ColourPair::new(0x00_80_6a, 0x4f_b3_7a),
    ColourPair::new(0x2f_5f_96, 0x7f_d0_d8),
    ColourPair::new(0x3a_1f_5c, 0xf2_f0_c0),
];
/// The colour of what belongs to no group.
pub const REST: ColourPair = ColourPair::new(0x6f_6a_60, 0xa8_a1_93);

/// How many groups with a name have a colour of their own.
pub const MOST_NAMES: usize = NAMES.len();
/// How many steps numbers are divided into at most.
pub const MOST_STEPS: usize = STEPS.len();

/// The colour of the group at a position.
#[must_use]
pub fn name_colour(position: usize) -> ColourPair {
    NAMES.get(position).copied().unwrap_or(REST)
}

/// The colour of a step among so many: the last is always the strongest.
#[must_use]
pub fn step_colour(step: usize, steps: usize) -> ColourPair {
    let last = MOST_STEPS - 1;
    let place = match steps.checked_sub(1) {
        None | Some(0) => last,
        Some(gaps) => step * last / gaps,
    };
    STEPS.get(place).copied().unwrap_or(REST)
}

#[cfg(test)]
mod tests {
    use super::MOST_STEPS;
    use super::NAMES;
    use super::REST;
    use super::STEPS;
    use super::step_colour;
    use crate::model::colour::Colour;

    /// The grounds of the pages: light, dark.
    const LIGHT: [u32; 2] = [0xfb_f9_f4, 0xff_ff_ff];
    const DARK: [u32; 2] = [0x16_17_1a, 0x1f_21_25];

    #[test]
    fn every_colour_stands_out_from_every_ground() {
        for pair in NAMES.into_iter().chain(STEPS).chain([REST]) {
            for (colour, grounds) in [(pair.light, LIGHT), (pair.dark, DARK)] {
                for ground in grounds.map(Colour::new) {
                    assert!(colour.contrast(ground) >= 3.0, "{colour} on {ground}");
                }
            }
        }
    }

    #[test]
    fn the_steps_of_numbers_are_told_apart_by_their_lightness() {
        for pair in STEPS.windows(2) {
            assert!(pair[0].light.luminance() > pair[1].light.luminance());
            assert!(pair[0].dark.luminance() < pair[1].dark.luminance());
        }
    }

    #[test]
    fn few_steps_use_the_whole_scale() {
        let steps = |count| -> Vec<_> { (0..count).map(|step| step_colour(step, count)).collect() };
        assert_eq!(steps(1), [STEPS[4]]);
        assert_eq!(steps(2), [STEPS[0], STEPS[4]]);
        assert_eq!(steps(MOST_STEPS), STEPS);
    }
}
