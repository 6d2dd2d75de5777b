NAME bursar
OBJSENSE
 MAX
ROWS
 N goal|merit
 N goal|heads
 L choice|S1|x
 L choice|S2|x
 L choice|S3|x
 L cap|x|1
 N cap|x|2
 L cap|y|only
 L quota|by-school|A
 L quota|by-school|B%20C
 G quota|floor|
 L budget|fund
 G owed|S3|x|1
 N paid|x
 N paid|y
COLUMNS
 S1|x|1 goal|merit 91500000
 S1|x|1 goal|heads 1
 S1|x|1 choice|S1|x 1
 S1|x|1 cap|x|1 1
 S1|x|1 quota|by-school|A 1
 S1|x|1 budget|fund 50000
 S1|x|1 paid|x 50000
 S1|x|2 goal|merit 45750000
 S1|x|2 goal|heads 1
 S1|x|2 choice|S1|x 1
 S1|x|2 cap|x|2 1
 S1|x|2 quota|by-school|A 1
 S1|x|2 budget|fund 10000
 S1|x|2 paid|x 10000
 S1|y|only goal|merit 91500000
 S1|y|only goal|heads 1
 S1|y|only choice|S1|x 1
 S1|y|only cap|y|only 1
 S1|y|only budget|fund 50000
 S1|y|only paid|y 50000
 S2|x|1 goal|merit 60000000
 S2|x|1 goal|heads 1
 S2|x|1 choice|S2|x 1
 S2|x|1 cap|x|1 1
 S2|x|1 quota|by-school|B%20C 1
 S2|x|1 budget|fund 49999
 S2|x|1 paid|x 49999
 S2|x|2 goal|merit 30000000
 S2|x|2 goal|heads 1
 S2|x|2 choice|S2|x 1
 S2|x|2 cap|x|2 1
 S2|x|2 quota|by-school|B%20C 1
 S2|x|2 budget|fund 10000
 S2|x|2 paid|x 10000
 S2|y|only goal|merit 60000000
 S2|y|only goal|heads 1
 S2|y|only choice|S2|x 1
 S2|y|only cap|y|only 1
 S2|y|only quota|floor| 1
 S2|y|only budget|fund 49999
 S2|y|only paid|y 49999
 S3|x|1 goal|merit 50000000
 S3|x|1 goal|heads 1
 S3|x|1 choice|S3|x 1
 S3|x|1 cap|x|1 1
 S3|x|1 quota|by-school|B%20C 1
 S3|x|1 budget|fund 25000
 S3|x|1 owed|S3|x|1 1
 S3|x|1 paid|x 25000
 S3|y|only goal|merit 50000000
 S3|y|only goal|heads 1
 S3|y|only choice|S3|x 1
 S3|y|only cap|y|only 1
 S3|y|only quota|floor| 1
 S3|y|only budget|fund 25000
 S3|y|only paid|y 25000
RHS
 RHS choice|S1|x 1
 RHS choice|S2|x 1
 RHS choice|S3|x 1
 RHS cap|x|1 1
 RHS cap|y|only 2
 RHS quota|by-school|A 1
 RHS quota|by-school|B%20C 1
 RHS quota|floor| 1
 RHS budget|fund 104050
 RHS owed|S3|x|1 1
RANGES
BOUNDS
 BV BND S1|x|1
 BV BND S1|x|2
 BV BND S1|y|only
 BV BND S2|x|1
 BV BND S2|x|2
 BV BND S2|y|only
 BV BND S3|x|1
 BV BND S3|y|only
ENDATA
