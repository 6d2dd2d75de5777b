NAME impossible
OBJSENSE
 MAX
ROWS
 N goal|merit
 L one|S1
 L one|S2
 E one|S3
 L cap|excellent|1
 L paid|excellent
COLUMNS
 S1|excellent|1 goal|merit 91
 S1|excellent|1 one|S1 1
 S1|excellent|1 cap|excellent|1 1
 S1|excellent|1 paid|excellent 3000
 S1|excellent|2 goal|merit 60
 S1|excellent|2 one|S1 1
 S1|excellent|2 paid|excellent 2000
 S2|excellent|1 goal|merit 85
 S2|excellent|1 one|S2 1
 S2|excellent|1 cap|excellent|1 1
 S2|excellent|1 paid|excellent 3000
 S2|excellent|2 goal|merit 55
 S2|excellent|2 one|S2 1
 S2|excellent|2 paid|excellent 2000
 S3|excellent|1 goal|merit 80
 S3|excellent|1 one|S3 1
 S3|excellent|1 cap|excellent|1 1
 S3|excellent|1 paid|excellent 3000
 S3|excellent|2 goal|merit 50
 S3|excellent|2 one|S3 1
 S3|excellent|2 paid|excellent 2000
RHS
 RHS one|S1 1
 RHS one|S2 1
 RHS one|S3 1
 RHS cap|excellent|1 1
 RHS paid|excellent 1999
RANGES
BOUNDS
 BV BND S1|excellent|1
 BV BND S1|excellent|2
 BV BND S2|excellent|1
 BV BND S2|excellent|2
 BV BND S3|excellent|1
 BV BND S3|excellent|2
ENDATA
