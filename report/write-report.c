/* write-report.c — from the options to the files of a report. */
#include "write-report.h"

#include "report/data/facts.h"
#include "report/parts/parts.h"

#include <stdio.h>

static bool write_outputs(const struct report_options *options, const struct document *document,
			  const struct report_job *job, struct error *err)
{
	char created[UTC_TEXT_SIZE];
	struct canvas_description about = { .title = document->title,
					    .subject = document->subject,
					    .keywords = "live migration, report",
					    .creator = "migstat " MIGSTAT_VERSION,
					    .created = created,
					    .tagged = true };
	bool good = creation_date(created, sources_run(job->sources, 0), err);

	for (size_t i = 0; good && i < options->output_count; i++)
		good = options_is_html(options->outputs[i])
			       ? document_write_html(document, options->outputs[i], &about,
						     job->style.theme, err)
			       : document_write_pdf(document, options->outputs[i], &about,
						    &job->style, err);
	return good;
}

static bool make(const struct report_options *options, struct report_job *job,
		 const struct text_setter *setter, struct error *err)
{
	struct document document;
	bool good;

	if (!text_family_found(setter))
		fprintf(stderr,
			"migstat-report: warning: the font " TEXT_FAMILY " is not installed "
			"(Debian: fonts-dejavu-core); the pages will look different\n");
	job->style.setter = setter;
	if (!report_of(&document, job, err))
		return false;
	good = write_outputs(options, &document, job, err);
	document_free(&document);
	return good;
}

bool write_report(const struct report_options *options, struct error *err)
{
	struct labels labels = { 0 };
	struct text_setter *setter = text_setter_new();
	struct report_job job = { .before = options->before_count,
				  .comparisons = options->wish.comparisons,
				  .title = options->wish.title,
				  .labels = &labels,
				  .style = { NULL, options->theme, options->language } };
	bool good = (!options->labels || labels_read(&labels, options->labels, err)) &&
		    sources_open(&job.sources, options->runs, options->run_count, err) &&
		    make(options, &job, setter, err);

	text_setter_free(setter);
	sources_free(job.sources);
	labels_free(&labels);
	return good;
}
