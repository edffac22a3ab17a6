//! Drawings: what they say comes out or is told, nothing of their file does that isn't drawn, and none takes long.

mod hostile;
mod odd;
mod private;
mod sizes;

use udgiv::layout::Fonts;
use udgiv::source::PictureReader;

use super::support::Project;

fn reader(project: &Project) -> PictureReader {
    PictureReader::new(Fonts::load(project.root()).expect("fonts").database())
}

/// Publishes drawings, each as a figure.
fn publish(project: &Project, drawings: &[(String, Vec<u8>)]) {
    let mut policy = String::from(
        "schema = 1\n[policy]\ntitle = \"Tegninger\"\npublisher = \"byen\"\nadopted = 2025-01-29\n\
         variants = [\"screen\", \"print\", \"epub\"]\n\
         [[section]]\nid = \"a\"\ntitle = \"Tegninger\"\ntext = \"Her er de.\"\neasy_skip = \"Kun tegninger\"\n",
    );
    for (at, (name, bytes)) in drawings.iter().enumerate() {
        project.write(&format!("sources/eksempel/images/{name}.svg"), bytes);
        policy.push_str(&format!(
            "[[section.block]]\ntype = \"figure\"\nsrc = \"images/{name}.svg\"\nalt = \"Tegning nummer {at}\"\n"
        ));
    }
    project.write("sources/eksempel/policy.toml", policy);
    project.build(&[]);
}

#[test]
fn no_drawing_takes_long_to_read_or_to_publish() {
    let project = Project::base();
    let reader = reader(&project);
    // Without the budget some of them take minutes and gigabytes: then this test doesn't end in time.
    let (mut sound, mut refused) = (Vec::new(), Vec::new());
    for drawing in hostile::all() {
        let found = reader.decode(drawing.svg.as_bytes(), "svg");
        let unshown = |lettering: &udgiv::policy::Lettering| lettering.characters.contains(&'休');
        match found {
            Ok(picture) if unshown(&picture.lettering) => {}
            Ok(_) => sound.push((drawing.name, drawing.svg.into_bytes())),
            Err(_) => refused.push(drawing.name),
        }
    }
    // The least of each family is a drawing as people make them, but for those that nobody needs.
    let never = ["entity-of-elements", "circle", "filter-region", "steps-in-selector", "image-in-filter"];
    for family in hostile::families() {
        let is_of = |name: &&String| name.rsplit_once('-').is_some_and(|(of, _)| of == family);
        assert!(
            never.contains(&family) || refused.iter().filter(is_of).count() < 3,
            "{family}: none is read"
        );
    }
    assert!(refused.len() > 70, "{refused:?}");
    publish(&project, &sound);
}
