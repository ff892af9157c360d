create index line_unit on line (unit text_pattern_ops) where unit is not null;
