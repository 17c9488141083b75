-- A lease that has ended and holds no job any more has nothing left to say.
DELETE FROM worker_leases l
WHERE l.lease_until < now()
  AND NOT EXISTS (SELECT FROM apalis.jobs j WHERE j.lock_by = l.worker_id)
