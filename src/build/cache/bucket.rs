//! A cache in S3, or in anything that speaks its language: Ceph, MinIO, Garage.
//!
//! Who asks, and where, stands in the environment alone, under the names that other programs use (`AWS_…`). Nothing of it is ever shown.

use std::error::Error as _;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey as Setting};
use object_store::client::ClientConfigKey;
use object_store::path::Path;
use object_store::{Error, ObjectStore, ObjectStoreExt, RetryConfig};
use tokio::runtime::{Builder, Runtime};

use super::fault::{CacheError, Trouble};
use super::store::{MOST_BYTES, Store};

/// How often a question is asked anew that got no answer, and how long in all. Making a file takes less than waiting for longer.
const PATIENCE: (usize, Duration) = (3, Duration::from_secs(30));

/// How long a file may be on its way, unless `AWS_TIMEOUT` says otherwise. The library's half a minute is short for a large PDF on a slow line.
const MOST_TIME: &str = "5 minutes";

/// How much is told of what a server or the library says.
const MOST_LETTERS: usize = 400;

/// The bucket.
#[derive(Debug)]
pub struct Bucket {
    name: String,
    /// Below which everything lies.
    folder: Path,
    store: Arc<dyn ObjectStore>,
    runtime: Runtime,
    /// Why nobody asks there any more: each question would wait as long as the first.
    lost: Mutex<Option<Trouble>>,
}

impl Bucket {
    /// The bucket of an address, which is what stands behind `s3://`.
    pub fn at(address: &str) -> Result<Self, CacheError> {
        let (name, folder) = address.split_once('/').unwrap_or((address, ""));
        if !is_name(name) {
            return Err(CacheError::NoBucket);
        }
        let mut builder = AmazonS3Builder::from_env();
        if !says_who_asks(&builder) {
            return Err(CacheError::NoCredentials);
        }
        let endpoint =
            [Setting::S3Endpoint, Setting::Endpoint].iter().find_map(|key| builder.get_config_value(key));
        // Whoever writes an address without TLS means it.
        if endpoint.is_some_and(|endpoint| endpoint.starts_with("http://")) {
            builder = builder.with_allow_http(true);
        }
        if std::env::var_os("AWS_TIMEOUT").is_none() {
            builder = builder.with_config(Setting::Client(ClientConfigKey::Timeout), MOST_TIME);
        }
        let (max_retries, retry_timeout) = PATIENCE;
        let retry = RetryConfig { max_retries, retry_timeout, ..RetryConfig::default() };
        let store = builder.with_bucket_name(name).with_retry(retry).build();
        Self::of(name, folder, Arc::new(store.map_err(settings)?))
    }

    fn of(name: &str, folder: &str, store: Arc<dyn ObjectStore>) -> Result<Self, CacheError> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .map_err(|why| CacheError::Settings { why: why.to_string() })?;
        Ok(Self { name: name.to_owned(), folder: Path::from(folder), store, runtime, lost: Mutex::default() })
    }

    /// Where an entry lies.
    fn path(&self, name: &str) -> Path {
        name.split('/').fold(self.folder.clone(), |path, part| path.join(part))
    }

    /// Asks, unless that came to nothing before.
    fn ask<T>(&self, question: impl Future<Output = Result<T, Error>>) -> Result<T, Trouble> {
        let lost = || self.lost.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(trouble) = &*lost() {
            return Err(trouble.clone());
        }
        self.runtime
            .block_on(question)
            .map_err(|why| lost().get_or_insert_with(|| trouble(&self.name, &why)).clone())
    }
}

impl Store for Bucket {
    fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Trouble> {
        let path = self.path(name);
        self.ask(async {
            let found = match self.store.get(&path).await {
                Err(Error::NotFound { .. }) => return Ok(None),
                found => found?,
            };
            if found.meta.size > MOST_BYTES {
                return Ok(Some(Vec::new()));
            }
            Ok(Some(found.bytes().await?.into()))
        })
    }

    fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), Trouble> {
        let path = self.path(name);
        self.ask(async { self.store.put(&path, bytes.into()).await.map(drop) })
    }
}

/// Whether something can be the name of a bucket. It becomes a part of an address.
fn is_name(name: &str) -> bool {
    let may = |c: char| c.is_ascii_alphanumeric() || "-._".contains(c);
    (3..=63).contains(&name.len()) && name.chars().all(may)
}

/// Whether the environment says who asks. Without this the library would look for a service that only Amazon's own machines have.
fn says_who_asks(builder: &AmazonS3Builder) -> bool {
    let is_set = |key: &Setting| builder.get_config_value(key).is_some_and(|value| !value.is_empty());
    let pairs: [&[Setting]; 4] = [
        &[Setting::AccessKeyId, Setting::SecretAccessKey],
        &[Setting::WebIdentityTokenFile, Setting::RoleArn],
        &[Setting::ContainerCredentialsRelativeUri],
        &[Setting::ContainerCredentialsFullUri, Setting::ContainerAuthorizationTokenFile],
    ];
    pairs.iter().any(|keys| keys.iter().all(is_set))
        || builder.get_config_value(&Setting::SkipSignature).is_some_and(|value| value == "true")
}

/// Settings that the library can't do with.
fn settings(why: Error) -> CacheError {
    CacheError::Settings { why: words(&why) }
}

/// What came in the way, and what helps.
fn trouble(bucket: &str, why: &Error) -> Trouble {
    match why {
        Error::PermissionDenied { .. } | Error::Unauthenticated { .. } => Trouble::new(
            format!(
                "S3 giver ikke adgang til {bucket}. Er nøglen i AWS_ACCESS_KEY_ID den rigtige, og må den se, hente og lægge filer \
                 (s3:ListBucket, s3:GetObject, s3:PutObject)?"
            ),
            format!(
                "S3 gives no access to {bucket}. Is the key in AWS_ACCESS_KEY_ID the right one, and may it list, get and put files \
                 (s3:ListBucket, s3:GetObject, s3:PutObject)?"
            ),
        ),
        // What isn't there is no trouble to who takes something, only to who puts it.
        Error::NotFound { .. } => Trouble::new(
            format!("Der er ingen bucket, der hedder {bucket}. Opret den, eller ret adressen i --cache"),
            format!("There is no bucket called {bucket}. Create it, or mend the address in --cache"),
        ),
        why => {
            let why = words(why);
            Trouble::new(
                format!(
                    "S3 svarer ikke, som det skal. Er der netværk, og passer AWS_ENDPOINT_URL og AWS_REGION? ({why})"
                ),
                format!(
                    "S3 doesn't answer as it should. Is there a network, and are AWS_ENDPOINT_URL and AWS_REGION right? ({why})"
                ),
            )
        }
    }
}

/// The last cause, which says most, in one line.
fn words(why: &Error) -> String {
    let (mut last, mut next) = (why.to_string(), why.source());
    while let Some(cause) = next {
        last = cause.to_string();
        next = cause.source();
    }
    let line = last.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(MOST_LETTERS).collect()
}

#[cfg(test)]
mod tests {
    use object_store::memory::InMemory;

    use super::*;

    fn bucket(folder: &str) -> (Bucket, Arc<InMemory>) {
        let store = Arc::new(InMemory::new());
        (Bucket::of("vores", folder, store.clone()).expect("a bucket"), store)
    }

    #[test]
    fn what_is_put_lies_below_the_folder_and_comes_back() {
        for (folder, place) in [("", "ab/abcd"), ("/udgiv//cache/", "udgiv/cache/ab/abcd")] {
            let (bucket, store) = bucket(folder);
            assert_eq!(bucket.get("ab/abcd"), Ok(None));
            assert_eq!(bucket.put("ab/abcd", b"fil".to_vec()), Ok(()));
            assert_eq!(bucket.get("ab/abcd"), Ok(Some(b"fil".to_vec())));
            assert!(bucket.runtime.block_on(store.head(&Path::from(place))).is_ok(), "{place}");
        }
    }

    #[test]
    fn an_address_without_a_name_is_told_before_anybody_asks() {
        for address in ["", "/udgiv", "a/udgiv", "nøgle:hemmelig@vores/udgiv", "vo res", "vores?x"] {
            assert_eq!(Bucket::at(address).err(), Some(CacheError::NoBucket), "{address}");
        }
    }

    #[test]
    fn a_key_is_either_whole_or_missing() {
        let builder = AmazonS3Builder::new;
        assert!(!says_who_asks(&builder()));
        assert!(!says_who_asks(&builder().with_access_key_id("navn")));
        assert!(!says_who_asks(&builder().with_access_key_id("navn").with_secret_access_key("")));
        assert!(says_who_asks(&builder().with_access_key_id("navn").with_secret_access_key("hemmelig")));
        assert!(says_who_asks(&builder().with_skip_signature(true)));
    }

    #[test]
    fn who_does_not_answer_is_asked_once() {
        let (bucket, _) = bucket("");
        let mut asked = 0;
        for _ in 0..2 {
            let answer: Result<(), _> = bucket.ask(async {
                asked += 1;
                Err(Error::Generic { store: "S3", source: "ingen\nforbindelse".into() })
            });
            let told = format!("{:?}", answer.expect_err("trouble"));
            assert!(told.contains("AWS_ENDPOINT_URL") && told.contains("(ingen forbindelse)"), "{told}");
        }
        assert_eq!(asked, 1);
        assert!(bucket.get("ab/abcd").is_err());
    }
}
