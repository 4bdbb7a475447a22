alter table chunks drop column keywords;
