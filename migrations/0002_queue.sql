-- apalis notifies once per row, and only when the client's clock, cut to whole seconds, is not ahead of the
-- transaction's start: a job of a slow transaction is missed. Ours fires once per statement, and Postgres folds equal
-- notifications of one transaction into one.
DROP TRIGGER notify_workers ON apalis.jobs;

CREATE FUNCTION penstock_notify_jobs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('penstock_jobs', '');
    RETURN NULL;
END $$;
CREATE TRIGGER penstock_notify_jobs AFTER INSERT ON apalis.jobs
    FOR EACH STATEMENT EXECUTE FUNCTION penstock_notify_jobs();

-- Names the sections of a statement's events. A payload holds fewer than 8,000 bytes: 200 ids of 37.
CREATE FUNCTION penstock_notify_sections() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('penstock_sections', page.ids)
    FROM (
        SELECT string_agg(section_id::text, ',') AS ids
        FROM (SELECT section_id, (row_number() OVER () - 1) / 200 AS page FROM inserted) numbered
        GROUP BY numbered.page
    ) page;
    RETURN NULL;
END $$;
CREATE TRIGGER penstock_notify_sections AFTER INSERT ON section_events
    REFERENCING NEW TABLE AS inserted
    FOR EACH STATEMENT EXECUTE FUNCTION penstock_notify_sections();

-- What is held, whatever the number of finished jobs: these give up their lock.
CREATE INDEX penstock_jobs_held_idx ON apalis.jobs (lock_by) WHERE lock_by IS NOT NULL;

-- What may be removed, oldest first.
CREATE INDEX penstock_jobs_finished_idx ON apalis.jobs (done_at) WHERE done_at IS NOT NULL;

-- How much of a user's is waiting decides where their next section stands in the queue.
CREATE INDEX resume_sections_pending_idx ON resume_sections (resume_id) WHERE status = 'pending';

-- The last hour, for operators.
CREATE INDEX section_events_finished_idx ON section_events (created_at) WHERE to_status IN ('completed', 'failed');
