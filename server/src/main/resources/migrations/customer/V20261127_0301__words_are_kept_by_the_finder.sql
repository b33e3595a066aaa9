-- By which words a customer is found is kept in the finder's index.
alter table customer.customer drop column words;
