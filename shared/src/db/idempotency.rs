//! Idempotency keys: the same request of the same user within 24 hours gives the first answer again.

use serde_json::Value;
use sqlx::PgConnection;

use crate::domain::UserId;

/// What a key stands for.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// This request is the first with it; its answer is to be stored in the same transaction.
    First,
    /// The same request was answered before, with this.
    Answered(Value),
    /// Another request was.
    OfAnotherRequest,
}

/// Takes a key for a request, known by its hash. Waits for another transaction that has just taken it.
pub async fn claim(
    conn: &mut PgConnection,
    user: UserId,
    key: &str,
    request_hash: &[u8],
) -> Result<Key, sqlx::Error> {
    let taken: Option<bool> = sqlx::query_scalar(include_str!("sql/claim_idempotency_key.sql"))
        .bind(user.uuid())
        .bind(key)
        .bind(request_hash)
        .fetch_optional(&mut *conn)
        .await?;
    if taken.is_some() {
        return Ok(Key::First);
    }
    let (hash, answer): (Vec<u8>, Value) =
        sqlx::query_as(include_str!("sql/find_idempotency_key.sql"))
            .bind(user.uuid())
            .bind(key)
            .fetch_one(conn)
            .await?;
    Ok(if hash == request_hash {
        Key::Answered(answer)
    } else {
        Key::OfAnotherRequest
    })
}

/// Stores the first answer.
pub async fn store(
    conn: &mut PgConnection,
    user: UserId,
    key: &str,
    answer: &Value,
) -> Result<(), sqlx::Error> {
    sqlx::query(include_str!("sql/store_first_answer.sql"))
        .bind(user.uuid())
        .bind(key)
        .bind(answer.to_string())
        .execute(conn)
        .await?;
    Ok(())
}
