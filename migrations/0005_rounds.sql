-- The round that is being served: see `enqueue_sections.sql`. Where nothing is due, retries that wait for their time and what is
-- running still are in theirs: were rounds to begin anew, all that is submitted meanwhile would go before them.
CREATE FUNCTION penstock_round(queue text) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT -priority FROM apalis.jobs
         WHERE job_type = queue AND status = 'Pending' AND run_at <= now()
         ORDER BY priority DESC
         LIMIT 1),
        least(
            (SELECT -priority FROM apalis.jobs WHERE job_type = queue AND status = 'Pending' ORDER BY priority DESC LIMIT 1),
            (SELECT min(-priority) FROM apalis.jobs WHERE job_type = queue AND lock_by IS NOT NULL)
        ),
        0
    )
$$;
