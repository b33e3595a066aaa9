-- A caller whom nobody knew becomes a prospect; every record says how bills travel, how a person likes to be reached, and when it was last checked.
alter table customer.customer
    add column kind text not null default 'customer' check (kind in ('customer', 'prospect')),
    add column delivery text not null default 'mail' check (delivery in ('mail', 'paper', 'portal')),
    add column delivery_address text not null default '',
    add column verified_on date;
create index customer_prospects on customer.customer (name, id) where kind = 'prospect';

alter table customer.person
    add column emails text[] not null default '{}',
    add column prefers text not null default 'call' check (prefers in ('call', 'text', 'mail')),
    add column verified_on date;
