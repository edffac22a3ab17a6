//! Profiles of printing conditions.

use std::fmt;

/// An ICC profile of a printing condition: class `prtr`, colour space CMYK.
#[derive(Clone)]
pub struct Profile {
    /// File name.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// What it calls itself: "PSO Coated v3".
    pub says: String,
    /// The printing condition that it is for, where it says one that is registered: "FOGRA51".
    pub condition: Option<&'static str>,
}

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Profile({:?}, {} bytes)", self.name, self.bytes.len())
    }
}
