-- An owner may have thousands of sites: they are listed by name, page by page.
create index site_of_customer_by_name on asset.site (customer, name, id);
drop index asset.site_by_customer;
