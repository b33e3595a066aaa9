-- A passkey proves who somebody is without a secret that can be guessed, read over a shoulder or typed into a page of somebody else's.
create table people.passkey (
    id           uuid primary key,
    user_account uuid not null references people.user_account,
    credential   bytea not null unique,
    public_key   bytea not null,
    sign_count   bigint not null check (sign_count >= 0),
    synced       boolean not null,
    name         text not null check (length(name) between 1 and 60),
    made_at      timestamptz not null,
    last_used_at timestamptz,
    doubted_at   timestamptz
);
create index passkey_by_user on people.passkey (user_account);
comment on column people.passkey.public_key is 'Attested credential data as in WebAuthn, section 6.5.1: authenticator model, credential id, COSE key.';
comment on column people.passkey.synced is 'Its owner''s devices may share it (backup eligible, WebAuthn, section 6.1.3); that never changes.';
comment on column people.passkey.doubted_at is 'Its counter went backwards: maybe there is a copy, so it opens nothing any more.';

-- What a passkey is asked to sign, once and soon. Without a person: whoever signs in says by her passkey who she is.
create table people.passkey_challenge (
    secret_hash  bytea primary key,
    user_account uuid references people.user_account,
    address      text not null,
    expires_at   timestamptz not null
);
create index passkey_challenge_by_address on people.passkey_challenge (address, expires_at);
create index passkey_challenge_by_end on people.passkey_challenge (expires_at);

alter table people.session add factor text not null default 'password' check (factor in ('password', 'passkey'));
alter table people.session add only_to_register boolean not null default false;
comment on column people.session.only_to_register is 'Opens nothing but the registration of a passkey, because her roles need one and she has none.';

alter table people.session drop constraint session_end_reason_check;
alter table people.session add constraint session_end_reason_check
    check (end_reason in ('signed-out', 'ended-by-person', 'ended-by-administrator', 'password-changed', 'passkey-changed', 'deactivated', 'idle', 'too-long'));
alter table people.one_time_link drop constraint one_time_link_purpose_check;
alter table people.one_time_link add constraint one_time_link_purpose_check check (purpose in ('setup', 'password', 'passkey'));
