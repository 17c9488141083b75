-- The whole of Penstock's own data. The queue's tables (schema apalis) are laid by apalis-postgres before this runs.

CREATE TYPE section_status AS ENUM ('pending', 'processing', 'completed', 'failed');

CREATE TYPE section_kind AS ENUM (
    'basics', 'basics.summary', 'work', 'volunteer', 'education', 'awards', 'certificates',
    'publications', 'skills', 'languages', 'interests', 'references', 'projects'
);

CREATE TYPE generation_verdict AS ENUM ('accepted', 'rejected', 'retry', 'gave_up');

CREATE TABLE users (
    id         uuid PRIMARY KEY,
    name       text CHECK (name <> ''),
    email      text CHECK (email <> ''),
    profile    text CHECK (profile <> ''),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX users_email_key ON users (lower(email));

CREATE TABLE user_sessions (
    id         uuid PRIMARY KEY,
    user_id    uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    state      jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    CHECK (expires_at > created_at)
);
CREATE INDEX user_sessions_user_id_idx ON user_sessions (user_id);

CREATE TABLE templates (
    id          text PRIMARY KEY CHECK (id ~ '^[a-z][a-z0-9_-]{0,62}$'),
    name        text NOT NULL CHECK (name <> ''),
    category    text NOT NULL CHECK (category <> ''),
    preview_url text CHECK (preview_url <> ''),
    active      boolean NOT NULL DEFAULT true,
    created_at  timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);

INSERT INTO templates (id, name, category) VALUES
    ('professional', 'Professional', 'general'),
    ('modern', 'Modern', 'general'),
    ('creative', 'Creative', 'design'),
    ('academic', 'Academic', 'research'),
    ('executive', 'Executive', 'leadership');

CREATE TABLE resumes (
    id                   uuid PRIMARY KEY,
    user_id              uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    template_id          text NOT NULL REFERENCES templates,
    -- json, not jsonb: what people read keeps the order of its keys.
    json_resume_data     json NOT NULL,
    completeness_summary jsonb NOT NULL,
    created_at           timestamptz NOT NULL DEFAULT now(),
    updated_at           timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 80);
CREATE INDEX resumes_user_id_idx ON resumes (user_id);

CREATE TABLE resume_sections (
    id                uuid PRIMARY KEY,
    resume_id         uuid NOT NULL REFERENCES resumes ON DELETE CASCADE,
    template_id       text NOT NULL REFERENCES templates,
    kind              section_kind NOT NULL,
    status            section_status NOT NULL DEFAULT 'pending',
    original_input    text NOT NULL CHECK (original_input <> ''),
    industry          text CHECK (industry <> ''),
    locale            text CHECK (locale <> ''),
    target_role       text CHECK (target_role <> ''),
    -- The job that works on this section now, or did last: an id of apalis.jobs, without a foreign key, since a finished job may go.
    job_id            text NOT NULL UNIQUE,
    attempt           integer NOT NULL DEFAULT 0 CHECK (attempt >= 0),
    max_attempts      integer NOT NULL CHECK (max_attempts > 0),
    processed_content json,
    questions         jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(questions) = 'array'),
    error_code        text,
    error_message     text,
    error_details     jsonb,
    created_at        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    started_at        timestamptz,
    finished_at       timestamptz,
    CONSTRAINT completed_has_content CHECK ((status = 'completed') = (processed_content IS NOT NULL)),
    CONSTRAINT failed_has_reason CHECK (
        (status = 'failed') = (error_code IS NOT NULL) AND (status = 'failed') = (error_message IS NOT NULL)
    ),
    CONSTRAINT finished_has_time CHECK ((status IN ('completed', 'failed')) = (finished_at IS NOT NULL)),
    CONSTRAINT attempts_within_maximum CHECK (attempt <= max_attempts)
) WITH (fillfactor = 70);
CREATE INDEX resume_sections_resume_id_idx ON resume_sections (resume_id, id);

-- What a person wrote is theirs: no statement of ours may change it.
CREATE FUNCTION penstock_keep_original_input() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'resume_sections.original_input is never changed' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER keep_original_input BEFORE UPDATE OF original_input ON resume_sections
    FOR EACH ROW WHEN (OLD.original_input IS DISTINCT FROM NEW.original_input)
    EXECUTE FUNCTION penstock_keep_original_input();

-- One row per call to a language model, whatever came of it.
CREATE TABLE generations (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    section_id        uuid NOT NULL REFERENCES resume_sections ON DELETE CASCADE,
    attempt           integer NOT NULL CHECK (attempt > 0),
    call              integer NOT NULL CHECK (call > 0),
    provider          text NOT NULL,
    model             text NOT NULL,
    knowledge_version text NOT NULL,
    passages          jsonb NOT NULL CHECK (jsonb_typeof(passages) = 'array'),
    prompt_tokens     bigint,
    completion_tokens bigint,
    cost_micros       bigint,
    latency_ms        bigint NOT NULL CHECK (latency_ms >= 0),
    verdict           generation_verdict NOT NULL,
    error_code        text,
    error_details     jsonb,
    created_at        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT accepted_has_no_error CHECK ((verdict = 'accepted') = (error_code IS NULL))
);
CREATE INDEX generations_section_id_idx ON generations (section_id, id);

-- Append-only: every change of a section's status, in order. Feeds live updates and their replay.
CREATE TABLE section_events (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    section_id  uuid NOT NULL REFERENCES resume_sections ON DELETE CASCADE,
    resume_id   uuid NOT NULL,
    from_status section_status,
    to_status   section_status NOT NULL,
    attempt     integer NOT NULL,
    worker_id   text,
    error_code  text,
    created_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX section_events_section_id_idx ON section_events (section_id, id);
CREATE INDEX section_events_resume_id_idx ON section_events (resume_id, id);

CREATE TABLE idempotency_keys (
    user_id         uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    key             text NOT NULL CHECK (key <> ''),
    request_hash    bytea NOT NULL,
    -- The first answer, given again to whoever repeats the request.
    response_body   json NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    expires_at      timestamptz NOT NULL,
    PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_keys_expires_at_idx ON idempotency_keys (expires_at);

-- A worker holds its jobs while its lease lasts; each heartbeat moves the end on. apalis.workers keeps the same
-- heartbeat for apalis's own tools, but no length of lease: that differs between workers during a change of settings.
CREATE TABLE worker_leases (
    worker_id    text PRIMARY KEY,
    lease_until  timestamptz NOT NULL,
    concurrency  integer NOT NULL CHECK (concurrency > 0),
    running      integer NOT NULL DEFAULT 0 CHECK (running >= 0),
    started_at   timestamptz NOT NULL DEFAULT now(),
    -- Since when its heartbeats have come without a gap in which another worker's lease could have ended unnoticed.
    steady_since timestamptz NOT NULL DEFAULT now(),
    updated_at   timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);

-- One row per queue: no worker of the fleet claims while `paused_at` is set.
CREATE TABLE queue_state (
    queue      text PRIMARY KEY,
    paused_at  timestamptz,
    updated_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO queue_state (queue) VALUES ('penstock.sections');

-- The fleet's shared use of each provider's limits within the current minute.
CREATE TABLE provider_limits (
    provider      text PRIMARY KEY,
    window_start  timestamptz NOT NULL DEFAULT now(),
    requests      bigint NOT NULL DEFAULT 0 CHECK (requests >= 0),
    tokens        bigint NOT NULL DEFAULT 0 CHECK (tokens >= 0),
    paused_until  timestamptz,
    updated_at    timestamptz NOT NULL DEFAULT now()
);
