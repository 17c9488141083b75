-- The jobs that the database says worker $1 holds. One that the worker does not know of was claimed by a statement whose answer was lost.
SELECT id AS job_id, attempts AS attempt FROM apalis.jobs WHERE lock_by = $1 AND status = 'Running'
