//! The fonts that ship: Noto Sans, cut to what people's names are written in. `scripts/fonts` makes them,
//! and their licence stands beside them.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{
    FontResolver, Options,
    fontdb::{Database, ID, Source},
};
use skrifa::{FontRef, MetadataProvider};

macro_rules! fonts {
    ($($file:literal),* $(,)?) => {
        [$(include_bytes!(concat!("fonts/", $file)).as_slice()),*]
    };
}

/// The fonts, the one for most text first. Of two that have a character, the earlier one draws it.
const FILES: [&[u8]; 12] = fonts!(
    "NotoSans-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansHebrew-Regular.ttf",
    "NotoSansDevanagari-Regular.ttf",
    "NotoSansBengali-Regular.ttf",
    "NotoSansTamil-Regular.ttf",
    "NotoSansTelugu-Regular.ttf",
    "NotoSansThai-Regular.ttf",
    "NotoSansGeorgian-Regular.ttf",
    "NotoSansArmenian-Regular.ttf",
    "NotoSansCJK-Regular.otf",
    "NotoSans-Bold.ttf",
);

/// From which weight on text is bold.
const BOLD: u16 = 600;

/// The fonts, read.
pub(super) struct Fonts {
    database: Arc<Database>,
    faces: Vec<Face>,
}

struct Face {
    id: ID,
    font: FontRef<'static>,
}

impl Face {
    fn has(&self, char: char) -> bool {
        self.font.charmap().map(char).is_some()
    }
}

/// Reading them takes a while, and they never change.
static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::read);

impl Fonts {
    /// The fonts.
    pub(super) fn shared() -> &'static Self {
        &FONTS
    }

    fn read() -> Self {
        let mut database = Database::new();
        let mut faces = Vec::with_capacity(FILES.len());
        for file in FILES {
            let ids = database.load_font_source(Source::Binary(Arc::new(file)));
            if let (Some(id), Ok(font)) = (ids.first(), FontRef::new(file)) {
                faces.push(Face { id: *id, font });
            }
        }
        Self { database: Arc::new(database), faces }
    }

    /// Whether some font has a character.
    pub(super) fn have(&self, char: char) -> bool {
        self.faces.iter().any(|face| face.has(char))
    }

    /// How SVG is to be read: with these fonts, and no others.
    pub(super) fn options(&'static self) -> Options<'static> {
        let resolver = FontResolver {
            select_font: Box::new(|font, _| {
                let face = if font.weight() >= BOLD { self.faces.last() } else { self.faces.first() };
                face.map(|face| face.id)
            }),
            select_fallback: Box::new(|char, used, _| {
                let fresh = self.faces.iter().filter(|face| !used.contains(&face.id));
                fresh.into_iter().find(|face| face.has(char)).map(|face| face.id)
            }),
        };
        Options { fontdb: Arc::clone(&self.database), font_resolver: resolver, ..Options::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_that_ships_can_be_read() {
        assert_eq!(Fonts::shared().faces.len(), FILES.len());
    }

    #[test]
    fn they_are_no_larger_than_six_megabytes() {
        let size: usize = FILES.iter().map(|file| file.len()).sum();
        assert!(size < 6_300_000, "{size}");
    }
}
