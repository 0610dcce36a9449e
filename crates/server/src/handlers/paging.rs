//! Pages of the `/usg` lists and those about quality: an offset past the end gets the last page
//! rather than an empty one.

use crate::http::{Query, Refusal};
use axum::Json;
use convoca_contract::page::Page;
use convoca_store::StoreError;
use std::future::Future;

/// Records in a page of a `/usg` list when the request does not say.
pub(super) const LIMIT: i64 = 10;

/// The page that `query` asks for, read by `load(offset, limit)` and rendered by `show`.
pub(super) async fn page<T, R, F>(
    query: &Query,
    load: impl Fn(u64, u32) -> F,
    show: impl FnMut(T) -> R,
) -> Result<Json<Page<R>>, Refusal>
where
    F: Future<Output = Result<convoca_store::Page<T>, StoreError>>,
{
    page_of(query, LIMIT, load, show).await
}

/// The same with `default_limit` records in a page when the request does not say.
pub(super) async fn page_of<T, R, F>(
    query: &Query,
    default_limit: i64,
    load: impl Fn(u64, u32) -> F,
    show: impl FnMut(T) -> R,
) -> Result<Json<Page<R>>, Refusal>
where
    F: Future<Output = Result<convoca_store::Page<T>, StoreError>>,
{
    let (page, limit) = found(query, default_limit, load).await?;
    Ok(Json(shown(page, limit, show)))
}

/// A page that has been read, rendered by `show`.
pub(super) fn shown<T, R>(page: convoca_store::Page<T>, limit: u32, show: impl FnMut(T) -> R) -> Page<R> {
    Page {
        offset: integer(page.offset),
        limit: i64::from(limit),
        count: integer(page.total),
        data: page.items.into_iter().map(show).collect(),
    }
}

/// The page that `query` asks for as `load(offset, limit)` reads it, and how long pages are; without a
/// word in the request `default_limit`.
pub(super) async fn found<T, F>(
    query: &Query,
    default_limit: i64,
    load: impl Fn(u64, u32) -> F,
) -> Result<(convoca_store::Page<T>, u32), Refusal>
where
    F: Future<Output = Result<convoca_store::Page<T>, StoreError>>,
{
    let (offset, limit) = query.page(default_limit)?;
    let mut page = load(offset, limit).await?;
    if page.items.is_empty()
        && let Some(last) = last_offset(page.total, limit).filter(|last| *last < offset)
    {
        page = load(last, limit).await?;
    }
    Ok((page, limit))
}

/// Where the last page begins; `None` when there is nothing at all.
fn last_offset(total: u64, limit: u32) -> Option<u64> {
    let limit = u64::from(limit.max(1));
    total.checked_sub(1).map(|last| last / limit * limit)
}

fn integer(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests;
