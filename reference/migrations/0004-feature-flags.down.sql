drop table feature_flags;
