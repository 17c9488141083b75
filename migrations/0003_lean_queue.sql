-- What a job costs is mostly what its rows cost in indexes: each change of a job's status writes an entry into every one.

-- Twice what `jobs_pkey` and `penstock_jobs_held_idx` are; and a key that Penstock, with a table of its own for it, never sets.
DROP INDEX apalis.unique_job_id;
DROP INDEX apalis.lidx;
DROP INDEX apalis.idx_apalis_jobs_lock_by;
DROP INDEX apalis.idx_jobs_idempotency_key;

-- Leases are ours (`worker_leases`): a claim need not look its worker up in apalis's table as well.
ALTER TABLE apalis.jobs DROP CONSTRAINT fk_worker_lock_by;

-- How much of a user's is waiting, read from the jobs: an index of sections that mentions their status would keep every
-- change of a section from being a HOT update. Waiting is written as neither held nor finished, and not as `Pending`: else
-- the planner might count through `idx_apalis_jobs_fetch_partial`, which holds everybody's.
CREATE INDEX penstock_jobs_waiting_idx ON apalis.jobs ((metadata -> 'user_id')) WHERE lock_by IS NULL AND done_at IS NULL;
DROP INDEX resume_sections_pending_idx;

-- Room beside each row for the two updates that it sees: on the same page they cost less to log.
ALTER TABLE resume_sections SET (fillfactor = 50);
ALTER TABLE apalis.jobs SET (fillfactor = 40);

-- Three rows a section, kept for good: one index that finds a section's events in order, and one of a few pages for the
-- last hour, since rows come in the order of their time.
DROP INDEX section_events_finished_idx;
DROP INDEX section_events_resume_id_idx;
DROP INDEX section_events_section_id_idx;
ALTER TABLE section_events DROP CONSTRAINT section_events_pkey, ADD PRIMARY KEY (section_id, id);
CREATE INDEX section_events_created_at_idx ON section_events USING brin (created_at) WITH (autosummarize = on);

-- Events are written by the statements that change their section, and by nothing else: a check of each row's reference
-- proves nothing and costs a tenth of a job. What the foreign key did besides, at the end of a section, is done here.
ALTER TABLE section_events DROP CONSTRAINT section_events_section_id_fkey;

CREATE FUNCTION penstock_forget_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM section_events WHERE section_id IN (SELECT id FROM deleted);
    RETURN NULL;
END $$;
CREATE TRIGGER penstock_forget_events AFTER DELETE ON resume_sections
    REFERENCING OLD TABLE AS deleted
    FOR EACH STATEMENT EXECUTE FUNCTION penstock_forget_events();
