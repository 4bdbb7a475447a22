drop table chunks;
