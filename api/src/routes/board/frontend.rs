//! The board's frontend, built for the root of a host and told here where it lives.

use std::sync::LazyLock;

use apalis_board_api::ui::ServeUI;
use axum::{
    extract::Path,
    http::header,
    response::{Html, IntoResponse, Response},
};

use super::PREFIX;
use crate::error::ApiError;

/// The page, whichever of the board's pages the frontend then shows.
static PAGE: LazyLock<String> = LazyLock::new(|| {
    let page = ServeUI::get_file("index.html")
        .and_then(|file| file.contents_utf8())
        .unwrap_or_default();
    mounted(page)
});

/// Points the page's links below the prefix, and makes the frontend do the same with what it asks for.
fn mounted(page: &str) -> String {
    page.replace("href=\"/", &format!("href=\"{PREFIX}/"))
        .replace("'/", &format!("'{PREFIX}/"))
        .replacen("</title>", &format!("</title>\n{}", script()), 1)
}

fn script() -> String {
    let script = include_str!("mount.js").replace("__PREFIX__", PREFIX);
    format!("<script>\n{script}</script>")
}

pub(super) async fn page() -> Response {
    let headers = [(header::CACHE_CONTROL, "no-cache")];
    (headers, Html(PAGE.as_str())).into_response()
}

/// A file of the frontend; any other path is one of its pages.
pub(super) async fn file(Path(path): Path<String>) -> Result<Response, ApiError> {
    if path.starts_with("api/") {
        return Err(unknown("The board has no such data."));
    }
    // The name of a queue has a dot too.
    if !path.contains('.') || path.contains('/') {
        return Ok(page().await);
    }
    let file = ServeUI::get_file(&path).ok_or_else(|| unknown("The board has no such file."))?;
    let headers = [
        (header::CONTENT_TYPE, ServeUI::content_type(&path)),
        // The names hold a hash of the content.
        (
            header::CACHE_CONTROL,
            "private, max-age=31536000, immutable",
        ),
    ];
    Ok((headers, file.contents().to_vec()).into_response())
}

fn unknown(detail: &str) -> ApiError {
    ApiError::not_found("unknown_path", detail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_the_page_names_is_there_below_the_prefix() {
        assert!(PAGE.contains(&script()));
        let page = PAGE.replace(&script(), "");
        let below = format!("{PREFIX}/");
        let files: Vec<&str> = page
            .split(['"', '\''])
            .filter(|text| text.starts_with('/') && !text.contains('>'))
            .map(|path| path.strip_prefix(&below).expect(path))
            .filter(|file| !file.is_empty())
            .collect();
        assert!(files.len() >= 4, "{files:?}");
        for file in files {
            assert!(ServeUI::get_file(file).is_some(), "{file}");
        }
        // It must be there before the frontend is.
        assert!(PAGE.find(&script()) < PAGE.find("import init"));
    }

    /// What `mount.js` relies on: the frontend asks for its data and reads its address in these ways and no others.
    #[test]
    fn the_frontend_reaches_out_only_where_it_is_met() {
        let name = PAGE
            .split(['"', '\''])
            .find(|text| text.contains("/apalis-board-web-") && !text.contains(".wasm"))
            .and_then(|path| path.rsplit('/').next())
            .expect("the frontend's script");
        let script = ServeUI::get_file(name)
            .and_then(|file| file.contents_utf8())
            .expect("text");
        for met in [
            "new Request(",
            "new EventSource(",
            "__wbg_pathname_",
            ".pathname",
            ".pushState(",
            ".replaceState(",
            "WebAssembly.instantiateStreaming(module, imports)",
        ] {
            assert!(script.contains(met), "{met}");
        }
        for unmet in [
            "new WebSocket(",
            "XMLHttpRequest",
            "location.href",
            "new Worker(",
        ] {
            assert!(!script.contains(unmet), "{unmet}");
        }
    }
}
