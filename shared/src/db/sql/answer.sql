-- Whether the connection still lives.
SELECT 1
