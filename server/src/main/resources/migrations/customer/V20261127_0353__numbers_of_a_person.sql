-- The numbers of one person are read, and go with the person, without a look at everybody's.
create index phone_by_person on customer.phone (person) where person is not null;
