-- Which of the jobs $1 ended with a cancellation.
SELECT id FROM apalis.jobs WHERE id = ANY($1) AND last_result = '{"Err": "cancelled"}'
