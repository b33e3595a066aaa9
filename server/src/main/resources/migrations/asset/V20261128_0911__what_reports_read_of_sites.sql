-- What reports may read: the clocks of each branch, as far as it has sites.
create index site_by_branch on asset.site (branch);
create schema if not exists read;
create view read.branch_clock with (security_invoker = true) as
select branch.id as branch, clock.zone
  from people.branch
 cross join lateral (select site.zone from asset.site where site.branch = branch.id limit 1) clock;
