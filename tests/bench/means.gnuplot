# means.gnuplot: the figure of means by gnuplot, from the same files as migstat report:
# gnuplot -e "run='FOLDER'; out='FILE'" means.gnuplot
# One point a migration, spread sidewise at random; beside them the mean and its interval.
set datafile separator ','
if (out[strlen(out)-2:] eq "pdf") { set terminal pdfcairo size 8.8cm,6cm font "DejaVu Sans,7" }
if (out[strlen(out)-2:] eq "svg") { set terminal svg size 332,227 font "DejaVu Sans,9" }
if (out[strlen(out)-2:] eq "png") { set terminal pngcairo size 1039,709 font "DejaVu Sans,28" }
set output out
set ylabel 'Total migration time (s)'
set yrange [0:*]
set xrange [-0.5:1.5]
set xtics ('plain' 0, 'tunnelled' 1)
set grid ytics
set key outside top horizontal
case(name) = name eq 'plain' ? 0 : 1
set jitter overlap 0.5 spread 0.3
plot run.'/migrations.csv' every ::1 using (stringcolumn(6) eq 'AB' ? case(stringcolumn(2)) : NaN):13 \
		with points pt 7 ps 0.3 lc rgb '#0072B2' title 'A to B', \
	run.'/migrations.csv' every ::1 using (stringcolumn(6) eq 'BA' ? case(stringcolumn(2)) : NaN):13 \
		with points pt 9 ps 0.3 lc rgb '#E69F00' title 'B to A', \
	run.'/analysis/summary.csv' every ::1 \
		using (stringcolumn(2) eq 'total_time_seconds' ? case(stringcolumn(4)) + 0.3 : NaN):9:10:11 \
		with yerrorbars ps 0 lc black title '95 % interval of the mean', \
	'' every ::1 using (stringcolumn(2) eq 'total_time_seconds' ? case(stringcolumn(4)) + 0.3 : NaN):9: \
		(sprintf('%.1f', column(9))) with labels left offset 1 notitle
