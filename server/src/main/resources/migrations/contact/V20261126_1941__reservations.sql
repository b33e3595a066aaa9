-- What another room still expects before a contact may be finished; the sentence is said when somebody tries.
create table contact.reservation (
    contact  uuid not null references contact.contact,
    -- Whose it is, such as a request; one contact may be kept open for several.
    by       uuid not null,
    code     text not null,
    sentence text not null,
    primary key (contact, by, code)
);
