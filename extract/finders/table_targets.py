def table_targets(reading, tables, title): return []
