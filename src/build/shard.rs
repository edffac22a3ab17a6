//! A share of the policies, for one of several machines.
//!
//! Which share a policy is in depends on its name and on how many shares there are, and on nothing else: machines need not talk with each other, and a
//! policy that comes moves no other. Where a share comes or goes, only its own policies move (rendezvous hashing).

use std::str::FromStr;

use crate::variant::sha256;

/// So many shares are enough for anybody: each is asked for each policy.
const MOST: u32 = 9999;

/// One of so many shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    index: u32,
    count: u32,
}

impl Shard {
    /// The share of that number, if there can be one.
    pub(super) fn new(index: u32, count: u32) -> Option<Self> {
        (1..=MOST).contains(&count).then_some(Self { index, count }).filter(|_| (1..=count).contains(&index))
    }

    /// Which one, from 1.
    #[must_use]
    pub fn index(self) -> u32 {
        self.index
    }

    /// Of how many.
    #[must_use]
    pub fn count(self) -> u32 {
        self.count
    }

    /// Whether a policy is in this share: each is in exactly one.
    #[must_use]
    pub fn holds(self, slug: &str) -> bool {
        let weight = |index: &u32| sha256(format!("{slug}\n{index}").as_bytes());
        (1..=self.count).max_by_key(weight) == Some(self.index)
    }
}

/// `K/N`, as `2/8`.
impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |text: &str| {
            let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<u32>().ok().filter(|_| is_plain)
        };
        let parts = text.split_once('/').and_then(|(index, count)| number(index).zip(number(count)));
        parts
            .and_then(|(index, count)| Self::new(index, count))
            .ok_or_else(|| format!("1/4, 2/4 … 4/4; at most {MOST}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(count: u32, policies: usize) -> Vec<u32> {
        let share = |number: usize| {
            let held = |index: &u32| Shard { index: *index, count }.holds(&format!("politik-{number}"));
            let all: Vec<u32> = (1..=count).filter(held).collect();
            assert_eq!(all.len(), 1, "each policy is in one share");
            all[0]
        };
        (0..policies).map(share).collect()
    }

    #[test]
    fn shares_are_about_alike_and_few_policies_move_when_one_comes() {
        let (four, five) = (shares(4, 2000), shares(5, 2000));
        for index in 1..=4 {
            let size = four.iter().filter(|share| **share == index).count();
            assert!((430..570).contains(&size), "{index}: {size}");
        }
        let moved = four.iter().zip(&five).filter(|(before, after)| before != after);
        let all_to_the_new_one = moved.clone().all(|(_, after)| *after == 5);
        assert!(all_to_the_new_one && (330..470).contains(&moved.count()));
    }

    /// Machines with different versions of the program would make some twice and others never.
    #[test]
    fn a_policy_stays_in_its_share_from_version_to_version() {
        assert_eq!(shares(4, 12), SHARES_OF_FOUR);
    }

    const SHARES_OF_FOUR: [u32; 12] = [2, 3, 1, 4, 4, 2, 4, 1, 2, 3, 1, 1];

    #[test]
    fn a_share_is_one_of_those_there_are() {
        assert_eq!("2/8".parse(), Ok(Shard { index: 2, count: 8 }));
        for wrong in ["", "1", "0/4", "5/4", "1/0", "+1/4", "1/4/4", "a/b", "1/10000", " 1/4"] {
            assert!(wrong.parse::<Shard>().is_err(), "{wrong}");
        }
    }
}
