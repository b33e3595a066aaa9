-- The company's identity provider says who somebody is (OpenID Connect): whom of ours it means is bound once, and then it is its subject that counts.
create table people.provider_subject (
    issuer       text not null,
    subject      text not null check (length(subject) between 1 and 255),
    user_account uuid not null references people.user_account,
    bound_at     timestamptz not null,
    last_used_at timestamptz not null,
    primary key (issuer, subject),
    unique (issuer, user_account)
);
create index provider_subject_by_user on people.provider_subject (user_account);
comment on column people.provider_subject.subject is 'What the provider calls her; it stays when her e-mail address changes.';

-- A browser that was sent there and is expected back, once and soon. State, nonce and PKCE's verifier are made of the secret that only it has.
create table people.provider_request (
    secret_hash bytea primary key,
    address     text not null,
    expires_at  timestamptz not null
);
create index provider_request_by_address on people.provider_request (address, expires_at);
create index provider_request_by_end on people.provider_request (expires_at);

alter table people.session drop constraint session_factor_check;
alter table people.session add constraint session_factor_check check (factor in ('password', 'passkey', 'provider', 'strong-provider'));
