-- Who may sign in, as what, and what happened at the door. Secrets are stored as hashes only: what the database knows opens nothing.
create schema people;

create table people.company (
    only_one   boolean primary key default true check (only_one),
    name       text not null check (length(name) between 1 and 120)
);

create table people.user_account (
    id                  uuid primary key,
    name                text not null check (length(name) between 1 and 120),
    email               text not null unique check (email = lower(email) and length(email) <= 254),
    password_hash       text,
    language            text not null default 'en' check (language in ('en', 'zh-Hant', 'sv', 'et')),
    theme               text not null default 'system' check (theme in ('system', 'light', 'dark')),
    letters_off         boolean not null default false,
    active              boolean not null default true,
    created_at          timestamptz not null,
    password_changed_at timestamptz,
    version             integer not null default 1
);
comment on column people.user_account.password_hash is 'Argon2id; absent until the person has chosen one.';
comment on column people.user_account.letters_off is 'Single letters do nothing on this person''s screen (WCAG 2.1.4).';

create table people.role_grant (
    user_account uuid not null references people.user_account,
    role         text not null check (role in ('agent', 'supervisor', 'dispatcher', 'technician', 'administrator')),
    granted_at   timestamptz not null,
    granted_by   uuid references people.user_account,
    primary key (user_account, role)
);
create index role_grant_by_role on people.role_grant (role);

create table people.skill (
    user_account uuid not null references people.user_account,
    skill        text not null check (skill ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    primary key (user_account, skill)
);
create index skill_by_word on people.skill (skill);

create table people.session (
    id           uuid primary key,
    user_account uuid not null references people.user_account,
    secret_hash  bytea not null unique,
    started_at   timestamptz not null,
    last_seen_at timestamptz not null,
    ends_at      timestamptz not null,
    address      text not null,
    browser      text not null,
    ended_at     timestamptz,
    end_reason   text check (end_reason in ('signed-out', 'ended-by-person', 'ended-by-administrator', 'password-changed', 'deactivated', 'idle', 'too-long')),
    check ((ended_at is null) = (end_reason is null))
);
create index session_open_by_user on people.session (user_account) where ended_at is null;
create index session_open_by_end on people.session (ends_at) where ended_at is null;

create table people.one_time_link (
    id           uuid primary key,
    purpose      text not null check (purpose in ('setup', 'password')),
    user_account uuid references people.user_account,
    secret_hash  bytea not null unique,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    void_at      timestamptz,
    check ((purpose = 'setup') = (user_account is null))
);
create index one_time_link_open on people.one_time_link (purpose, user_account) where used_at is null and void_at is null;

create table people.api_token (
    id           uuid primary key,
    name         text not null check (length(name) between 1 and 80),
    secret_hash  bytea not null unique,
    created_at   timestamptz not null,
    last_used_at timestamptz,
    ended_at     timestamptz
);
create unique index api_token_name_in_use on people.api_token (name) where ended_at is null;

-- What was typed as an e-mail may be anything, even a password: only its hash is kept.
create table people.sign_in_attempt (
    id        uuid primary key,
    account   bytea not null,
    address   text not null,
    at        timestamptz not null,
    succeeded boolean not null default false
);
create index sign_in_attempt_by_account on people.sign_in_attempt (account, at);
create index sign_in_attempt_by_address on people.sign_in_attempt (address, at);
create index sign_in_attempt_by_time on people.sign_in_attempt (at);

select kernel.create_event_table('people');
