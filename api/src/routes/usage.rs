//! What calls to language models took: of one user, and, for operators, of all.

use std::collections::BTreeSet;

use axum::{Json, extract::State};
use penstock_shared::{
    db::{
        references,
        usage::{self, Usage},
    },
    domain::UserId,
};
use serde::{Deserialize, Serialize};
use time::{Date, Duration, OffsetDateTime, format_description::well_known::Iso8601};
use utoipa::ToSchema;

use super::text::PathId;
use crate::{
    error::{ApiError, Problem},
    query::QueryOf,
    server::AppState,
};

/// The days shown where nobody says which, today included.
const USUAL_DAYS: i64 = 30;

/// The most days shown at once.
const MOST_DAYS: i64 = 366;

/// What a model took on a day.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UsageRow {
    /// The day (UTC).
    #[schema(example = "2026-11-23")]
    day: String,
    provider: String,
    /// The model, as it names itself.
    model: String,
    /// Calls made, whatever came of them.
    calls: i64,
    /// Answers used again, without a call.
    cached_answers: i64,
    /// Tokens read, as far as the provider counts them.
    prompt_tokens: i64,
    /// Tokens written, as far as the provider counts them.
    completion_tokens: i64,
    /// What it cost, by the prices that were set then.
    cost_usd: f64,
}

/// What somebody's sections took, the newest day first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct UsageBody {
    /// Whose; `null` for everybody's.
    #[schema(value_type = Option<String>)]
    user_id: Option<UserId>,
    /// The first day shown (UTC).
    from: String,
    /// The last day shown (UTC).
    to: String,
    /// What the days shown cost together.
    cost_usd: f64,
    /// What may be spent a day, where there is a budget.
    daily_budget_usd: Option<f64>,
    usage: Vec<UsageRow>,
}

/// Which days.
#[derive(Debug, Deserialize)]
pub(crate) struct Days {
    from: Option<String>,
    to: Option<String>,
}

impl Days {
    fn range(&self) -> Result<(Date, Date), ApiError> {
        let read = |field: &'static str, text: &Option<String>| {
            let text = text
                .as_deref()
                .map(str::trim)
                .filter(|text| !text.is_empty());
            text.map(|text| {
                Date::parse(text, &Iso8601::DATE).map_err(|_| {
                    let detail = format!("`{field}` is no day: write it like 2026-11-23.");
                    ApiError::invalid("invalid_day", field, detail)
                })
            })
            .transpose()
        };
        let to = read("to", &self.to)?.unwrap_or_else(|| OffsetDateTime::now_utc().date());
        let from = read("from", &self.from)?
            .unwrap_or_else(|| to.saturating_sub(Duration::days(USUAL_DAYS - 1)));
        if from > to || to - from >= Duration::days(MOST_DAYS) {
            let detail = format!(
                "`from` is not a day up to {MOST_DAYS} days before `to`: choose other days."
            );
            return Err(ApiError::invalid("invalid_day", "from", detail));
        }
        Ok((from, to))
    }
}

/// Show what a user's sections took: calls, tokens and cost, by day and model.
#[utoipa::path(get, path = "/v1/users/{user_id}/usage", operation_id = "show_user_usage", tag = "users", params(
    ("user_id" = String, Path, description = "`usr_…`"),
    ("from" = Option<String>, Query, format = Date, description = "First day (UTC), like 2026-11-01; 30 days without it"),
    ("to" = Option<String>, Query, format = Date, description = "Last day (UTC); today without it")), responses(
    (status = 200, body = UsageBody),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "`invalid_query`"),
    (status = 404, body = Problem, content_type = "application/problem+json", description = "`unknown_user`"),
    (status = 422, body = Problem, content_type = "application/problem+json", description = "`invalid_day`"),
    (status = 503, body = Problem, content_type = "application/problem+json", description = "`database_unavailable`"),
))]
pub(crate) async fn of_user(
    State(app): State<AppState>,
    PathId(id): PathId,
    QueryOf(days): QueryOf<Days>,
) -> Result<Json<UsageBody>, ApiError> {
    let unknown = || {
        ApiError::not_found(
            "unknown_user",
            "There is no user with this id: use the `user_id` that their creation returned.",
        )
    };
    let user: UserId = id.parse().map_err(|_| unknown())?;
    let (from, to) = days.range()?;
    let mut connection = app.pool.acquire().await?;
    let known =
        references::find(&mut *connection, &BTreeSet::from([user]), &BTreeSet::new()).await?;
    if !known.users.contains(&user) {
        return Err(unknown());
    }
    let rows = usage::of_user(&mut *connection, user, from, to).await?;
    Ok(Json(body(
        Some(user),
        (from, to),
        app.budget.daily_budget_user,
        rows,
    )))
}

/// Show what everybody's sections took: calls, tokens and cost, by day and model.
#[utoipa::path(get, path = "/v1/ops/usage", operation_id = "show_usage", tag = "operators", params(
    ("from" = Option<String>, Query, format = Date, description = "First day (UTC), like 2026-11-01; 30 days without it"),
    ("to" = Option<String>, Query, format = Date, description = "Last day (UTC); today without it")), responses(
    (status = 200, body = UsageBody),
    (status = 400, body = Problem, content_type = "application/problem+json", description = "`invalid_query`"),
    (status = 401, body = Problem, content_type = "application/problem+json", description = "`ops_token_needed`"),
    (status = 403, body = Problem, content_type = "application/problem+json", description = "`ops_local_only`"),
    (status = 422, body = Problem, content_type = "application/problem+json", description = "`invalid_day`"),
    (status = 503, body = Problem, content_type = "application/problem+json", description = "`database_unavailable`"),
))]
pub(crate) async fn of_all(
    State(app): State<AppState>,
    QueryOf(days): QueryOf<Days>,
) -> Result<Json<UsageBody>, ApiError> {
    let (from, to) = days.range()?;
    let rows = usage::of_all(&app.pool, from, to).await?;
    Ok(Json(body(None, (from, to), app.budget.daily_budget, rows)))
}

fn body(
    user_id: Option<UserId>,
    (from, to): (Date, Date),
    budget: Option<i64>,
    rows: Vec<Usage>,
) -> UsageBody {
    UsageBody {
        user_id,
        from: from.to_string(),
        to: to.to_string(),
        cost_usd: dollars(rows.iter().map(|row| row.cost_micros).sum()),
        daily_budget_usd: budget.map(dollars),
        usage: rows
            .into_iter()
            .map(|row| UsageRow {
                day: row.day.to_string(),
                provider: row.provider,
                model: row.model,
                calls: row.calls,
                cached_answers: row.cached_answers,
                prompt_tokens: row.prompt_tokens,
                completion_tokens: row.completion_tokens,
                cost_usd: dollars(row.cost_micros),
            })
            .collect(),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "exact up to nine thousand million dollars"
)]
fn dollars(micros: i64) -> f64 {
    micros as f64 / 1e6
}
