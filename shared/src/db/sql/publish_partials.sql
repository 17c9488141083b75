-- Tells whoever listens what is being written. Nothing is stored: the commit need not wait for the disk, nor those behind it
-- that notify too.
SELECT pg_notify('penstock_partials', payload)
FROM unnest($1::text[]) payload
WHERE (SELECT set_config('synchronous_commit', 'off', true)) = 'off'
