//! What keeps a cache from being used: before a run, which then doesn't begin, or while it goes on without it.

use crate::locale::{Explain, visible};

/// Why a cache couldn't be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    danish: String,
    english: String,
}

impl Trouble {
    /// In both languages, with what to do.
    #[cfg(feature = "s3")]
    pub fn new(danish: impl Into<String>, english: impl Into<String>) -> Self {
        Self { danish: danish.into(), english: english.into() }
    }

    /// What another part of the program says of it.
    pub fn of(why: &impl Explain) -> Self {
        Self { danish: why.danish(), english: why.english() }
    }
}

impl Explain for Trouble {
    fn danish(&self) -> String {
        self.danish.clone()
    }

    fn english(&self) -> String {
        self.english.clone()
    }
}

/// Why there is no cache at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CacheError {
    /// It is an address of a kind that nobody knows.
    UnknownPlace {
        /// What stands before `://`.
        scheme: String,
    },
    /// It is in S3, and this program was built without that.
    WithoutBuckets,
    /// It is an address in S3, but names no bucket.
    NoBucket,
    /// The environment says neither who asks nor that nobody has to say.
    NoCredentials,
    /// The environment says something of S3 that can't be.
    Settings {
        /// What is wrong, in the words of who reads them.
        why: String,
    },
}

impl Explain for CacheError {
    fn danish(&self) -> String {
        match self {
            Self::UnknownPlace { scheme } => format!(
                "--cache kender ikke adresser, der begynder med {}://\nSkriv en mappe:  --cache /fælles/udgiv-cache",
                visible(scheme)
            ),
            Self::WithoutBuckets => "Dette program er bygget uden S3, så --cache kan kun være en mappe\n\
                 Skriv en mappe:  --cache /fælles/udgiv-cache\n\
                 Eller byg et program med S3:  cargo build --release --features s3"
                .to_owned(),
            Self::NoBucket => "Adressen i --cache nævner ingen bucket\n\
                 Skriv navnet på den, og gerne en mappe i den:  --cache s3://vores-bucket/udgiv"
                .to_owned(),
            Self::NoCredentials => "Cachen ligger i S3, men der mangler en nøgle til den\n\
                 Sæt variablerne AWS_ACCESS_KEY_ID og AWS_SECRET_ACCESS_KEY, og prøv igen"
                .to_owned(),
            Self::Settings { why } => {
                format!(
                    "Cachen i S3 kan ikke bruges: {}\nRet variablerne, der begynder med AWS_",
                    visible(why)
                )
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::UnknownPlace { scheme } => format!(
                "--cache knows no addresses that begin with {}://\nWrite a folder:  --cache /shared/udgiv-cache",
                visible(scheme)
            ),
            Self::WithoutBuckets => "This program was built without S3, so --cache can only be a folder\n\
                 Write a folder:  --cache /shared/udgiv-cache\n\
                 Or build a program with S3:  cargo build --release --features s3"
                .to_owned(),
            Self::NoBucket => "The address in --cache names no bucket\n\
                 Write its name, and a folder in it if you like:  --cache s3://our-bucket/udgiv"
                .to_owned(),
            Self::NoCredentials => "The cache is in S3, but there is no key to it\n\
                 Set the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, and try again"
                .to_owned(),
            Self::Settings { why } => {
                format!(
                    "The cache in S3 can't be used: {}\nMend the variables that begin with AWS_",
                    visible(why)
                )
            }
        }
    }
}
