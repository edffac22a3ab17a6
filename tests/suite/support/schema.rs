//! Holds a value up to a JSON Schema: the keywords of draft-07 that our schemas use. Any other stops the test, so that
//! none is passed over in silence.

use regex::Regex;
use serde_json::{Map, Value};

/// What a schema refuses, each with its path.
pub fn schema_faults(schema: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    look(schema, value, "", &mut faults);
    faults
}

fn look(schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let schema = match schema {
        Value::Bool(true) => return,
        Value::Object(schema) => schema,
        other => panic!("no schema: {other}"),
    };
    for (keyword, wants) in schema {
        let holds = match keyword.as_str() {
            // Said to people, or looked at beside another keyword.
            "$schema" | "title" | "description" | "default" | "examples" | "then" => true,
            "type" => is_of_type(value, wants.as_str().expect("a type")),
            "const" => value == wants,
            "enum" => list(wants).contains(value),
            "minimum" => value.as_f64().is_none_or(|number| number >= wants.as_f64().expect("a number")),
            "maximum" => value.as_f64().is_none_or(|number| number <= wants.as_f64().expect("a number")),
            "minItems" => value.as_array().is_none_or(|items| items.len() >= size(wants)),
            "maxItems" => value.as_array().is_none_or(|items| items.len() <= size(wants)),
            "pattern" => {
                let pattern = Regex::new(wants.as_str().expect("a pattern")).expect("a pattern");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            "required" => has_all(value, wants),
            "dependencies" => {
                let there = object(wants).iter().filter(|(key, _)| value.get(key).is_some());
                there.into_iter().all(|(_, others)| has_all(value, others))
            }
            "additionalProperties" => {
                assert_eq!(wants, &Value::Bool(false));
                let known = object(&schema["properties"]);
                value.as_object().is_none_or(|table| table.keys().all(|key| known.contains_key(key)))
            }
            "anyOf" => list(wants).iter().any(|one| schema_faults(one, value).is_empty()),
            "properties" => {
                for (key, inner) in object(wants) {
                    if let Some(value) = value.get(key) {
                        look(inner, value, &format!("{at}/{key}"), faults);
                    }
                }
                true
            }
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    look(wants, item, &format!("{at}/{index}"), faults);
                }
                true
            }
            "allOf" => {
                list(wants).iter().for_each(|one| look(one, value, at, faults));
                true
            }
            "if" => {
                if schema_faults(wants, value).is_empty() {
                    look(&schema["then"], value, at, faults);
                }
                true
            }
            other => panic!("the schemas have a keyword that nothing looks at: {other}"),
        };
        if !holds {
            faults.push(format!("{at}: {keyword} {wants}"));
        }
    }
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        other => panic!("no type: {other}"),
    }
}

fn has_all(value: &Value, keys: &Value) -> bool {
    value
        .as_object()
        .is_none_or(|table| list(keys).iter().all(|key| table.contains_key(key.as_str().expect("a key"))))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().expect("an object")
}

fn size(value: &Value) -> usize {
    value.as_u64().and_then(|size| usize::try_from(size).ok()).expect("a size")
}
