-- By which words sites and units are found is kept in the finder's index.
alter table asset.site drop column words;
alter table asset.unit drop column words;
