-- Takes back the jobs of workers of queue $1 whose lease has ended, or is not even on record. A job out of attempts ends as
-- worker_crashed, with the message $2: it may be what kills its workers.
-- Only a worker ($3) judges whose own heartbeats have been steady for a lease ($4 ms): after an outage of the database or a
-- suspended machine every lease looks ended, and the living must have had the time to say that they live.
-- A lease may be longer than the judge's own: it has been steady for that one too.
-- SKIP LOCKED: several rescuers share the work, and what is being settled right now is looked at again next time.
-- The lease is looked up in a subquery, which is evaluated anew for a job that another rescuer has freed and a living worker claimed
-- meanwhile; a joined row would still be that of the dead one.
-- One row comes back per job taken back, and one per résumé with a section that is failed now.
WITH judge AS (
    SELECT steady_since FROM worker_leases
    WHERE worker_id = $3 AND lease_until > now() AND steady_since < now() - $4::bigint * interval '1 millisecond'
      -- Until its own next heartbeat says so, the last to have sent one before an outage looks steady after it.
      AND updated_at > now() - $5::bigint * interval '1 millisecond'
),
orphaned AS (
    SELECT j.id, j.lock_by
    FROM apalis.jobs j
    WHERE EXISTS (SELECT FROM judge)
      AND j.lock_by IS NOT NULL AND j.job_type = $1 AND j.status IN ('Queued', 'Running')
      AND coalesce((
          SELECT l.lease_until < now() AND (SELECT steady_since FROM judge) < now() - (l.lease_until - l.updated_at)
          FROM worker_leases l WHERE l.worker_id = j.lock_by
      ), true)
    ORDER BY j.id
    FOR UPDATE OF j SKIP LOCKED
),
jobs AS (
    UPDATE apalis.jobs j
    SET status = CASE WHEN j.attempts < j.max_attempts THEN 'Pending' ELSE 'Failed' END,
        -- The first crash costs no time. From the second on, jobs that went down together come back apart, so that
        -- the one that kills its worker does not take the same neighbours with it each time.
        -- (Anything but a crash in between is on record here instead.)
        run_at = CASE WHEN j.last_result = '{"Err": "worker_crashed"}' THEN now() + random() * j.attempts * interval '10 seconds' ELSE j.run_at END,
        done_at = CASE WHEN j.attempts < j.max_attempts THEN NULL ELSE now() END,
        last_result = '{"Err": "worker_crashed"}',
        lock_by = NULL,
        lock_at = NULL
    FROM orphaned o
    WHERE j.id = o.id
    RETURNING j.id, j.status, o.lock_by AS worker_id
),
moved AS (
    UPDATE resume_sections s
    SET status = (CASE j.status WHEN 'Pending' THEN 'pending' ELSE 'failed' END)::section_status,
        error_code = CASE j.status WHEN 'Failed' THEN 'worker_crashed' END,
        error_message = CASE j.status WHEN 'Failed' THEN $2 END,
        finished_at = CASE j.status WHEN 'Failed' THEN now() END,
        updated_at = now()
    FROM jobs j
    WHERE s.job_id = j.id AND s.status = 'processing'
    RETURNING s.id, s.resume_id, s.status, s.attempt, j.worker_id
),
logged AS (
    INSERT INTO section_events (section_id, resume_id, from_status, to_status, attempt, worker_id, error_code)
    SELECT id, resume_id, 'processing', status, attempt, worker_id, 'worker_crashed' FROM moved
)
SELECT id AS job_id, NULL::integer AS attempt, NULL::uuid AS finished_resume_id,
       CASE status WHEN 'Pending' THEN pg_notify('penstock_jobs', '')::text END
FROM jobs
UNION ALL
SELECT NULL, NULL, resume_id, NULL FROM moved WHERE status = 'failed'
