-- A lease that ended a while ago and holds no job any more has nothing left to say.
DELETE FROM worker_leases l
WHERE l.lease_until < now() - interval '1 minute'
  AND NOT EXISTS (SELECT FROM apalis.jobs j WHERE j.lock_by = l.worker_id)
