//! Rewrites a page of the server for a copy: links become relative, pictograms are embedded, and
//! parts that need the server are removed.

use std::cell::RefCell;
use std::collections::BTreeSet;

use lol_html::RewriteStrSettings;
use lol_html::element;
use lol_html::errors::RewritingError;
use lol_html::html_content::ContentType;
use lol_html::html_content::Element;
use lol_html::rewrite_str;

use crate::server::site::Site;

/// The content security policy of a page of a copy. Pages opened from a disk have no origin, so
/// `'self'` alone would block their own styles.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self' file:; \
     style-src 'self' file:; img-src 'self' file: data:; form-action 'self' file:; base-uri 'none'; object-src 'none'\">";

/// Character references that templates use in attributes.
const ESCAPES: [(&str, &str); 7] = [
    ("&#60;", "<"),
    ("&#62;", ">"),
    ("&#34;", "\""),
    ("&quot;", "\""),
    ("&#39;", "'"),
    ("&#38;", "&"),
    ("&amp;", "&"),
];

/// Rewrites pages of one copy.
pub(crate) struct Rewriter<'a> {
    /// Finds the file for an address of the server, if the copy contains it.
    pub(crate) file_at: &'a dyn Fn(&str) -> Option<String>,
    pub(crate) site: &'a Site,
    /// The note about the copy in the footer of every page, as HTML.
    pub(crate) notice: &'a str,
}

/// The target of a link.
enum Target {
    /// A file of the copy, the page itself or another site.
    To(String),
    /// A page that the copy does not contain.
    Nowhere,
}

impl Rewriter<'_> {
    /// Rewrites a page for a file of the copy.
    pub(crate) fn rewrite(&self, html: &str, file: &str) -> Result<String, RewritingError> {
        let up = "../".repeat(file.matches('/').count());
        let shown = RefCell::new(BTreeSet::new());
        let target = |address: &str| self.target(address, &up);
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("meta[charset]", |meta| {
                meta.after(POLICY, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("[data-live]", |live| {
                live.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("script, link", |part| {
                load(part, &target);
                Ok(())
            }))
            .append_element_content_handler(element!("form", |form| {
                // The search is the only form that works without a server.
                let search = form
                    .get_attribute("action")
                    .filter(|action| action == "/find")
                    .map(|action| target(&action));
                match search {
                    Some(Target::To(action)) => form.set_attribute("action", &action)?,
                    _ => form.remove(),
                }
                Ok(())
            }))
            .append_element_content_handler(element!("a[href]", |link| {
                match target(&link.get_attribute("href").unwrap_or_default()) {
                    Target::To(address) => link.set_attribute("href", &address)?,
                    Target::Nowhere if has_class(link, "button") => link.remove(),
                    Target::Nowhere => link.remove_and_keep_content(),
                }
                Ok(())
            }))
            .append_element_content_handler(element!("use[href]", |pictogram| {
                let address = pictogram.get_attribute("href").unwrap_or_default();
                let kind = address
                    .rsplit_once('#')
                    .map(|(_, kind)| kind.to_owned())
                    .unwrap_or_default();
                pictogram.set_attribute("href", &format!("#{}", Site::pictogram_id(&kind)))?;
                shown.borrow_mut().insert(kind);
                Ok(())
            }))
            .append_element_content_handler(element!("footer.bottom", |footer| {
                footer.before(&self.site.symbols(&shown.borrow()), ContentType::Html);
                footer.append(self.notice, ContentType::Html);
                Ok(())
            }));
        rewrite_str(html, settings)
    }

    fn target(&self, escaped: &str, up: &str) -> Target {
        let address = ESCAPES
            .iter()
            .fold(escaped.to_owned(), |text, (escape, letter)| {
                text.replace(escape, letter)
            });
        if address.starts_with('#')
            || address.starts_with("https://")
            || address.starts_with("http://")
        {
            return Target::To(escaped.to_owned());
        }
        let (page, fragment) = address.split_once('#').unwrap_or((&address, ""));
        let Some(file) = (self.file_at)(page) else {
            return Target::Nowhere;
        };
        let mark = if fragment.is_empty() { "" } else { "#" };
        Target::To(format!("{up}{file}{mark}{fragment}"))
    }
}

/// Redirects a script or style to the copy. Pages opened from a disk cannot load modules.
fn load(part: &mut Element<'_, '_>, target: &dyn Fn(&str) -> Target) {
    let name = if part.tag_name() == "link" {
        "href"
    } else {
        "src"
    };
    let address = part
        .get_attribute(name)
        .filter(|_| part.get_attribute("type").as_deref() != Some("module"));
    let loaded = match address.map(|address| target(&address)) {
        Some(Target::To(address)) => part.set_attribute(name, &address).is_ok(),
        _ => false,
    };
    if !loaded {
        part.remove();
    }
}

fn has_class(element: &Element<'_, '_>, class: &str) -> bool {
    element
        .get_attribute("class")
        .is_some_and(|classes| classes.split_whitespace().any(|found| found == class))
}
