# mpi.mk — migstat-analyze-mpi, where Debian's libopenmpi-dev is (or another MPI: MPI_PC=mpich).

MPI_PC      ?= ompi-c
MPI_PROGRAM := $(BUILD)/bin/migstat-analyze-mpi
MPI_PAGE    := $(BUILD)/man/migstat-analyze-mpi.1
# Open MPI's header is not made for -Wpedantic
MPI_CFLAGS   = $(patsubst -I%,-isystem %,$(call pkg_cflags,$(MPI_PC)))
# what the tests build where they can
MPI_HERE    := $(if $(shell command -v mpirun),$(if $(call pkg_cflags,$(MPI_PC)),mpi))

mpi: mpi-here $(MPI_PROGRAM) $(MPI_PAGE)  ## build migstat-analyze-mpi, the analysis of CSV files by many processes
mpi-here:
	@pkg-config --exists $(MPI_PC) || { echo 'make mpi: MPI is not here: apt-get install libopenmpi-dev openmpi-bin'; exit 1; }

$(BUILD)/analyze/mpi/%.o: CPPFLAGS += $(MPI_CFLAGS)
$(MPI_PROGRAM): $(BUILD)/analyze/mpi/main.o $(BUILD)/analyze/mpi/mpi.o $(filter-out $(BUILD)/analyze/main.o,$(call objects,analyze)) $(DATASETS) | $(BUILD)/bin/.
	$(LINK) $(call pkg_libs,$(MPI_PC)) $(DATASETS_LIBS)
$(MPI_PAGE): analyze/migstat-analyze-mpi.1.scd | $(BUILD)/man/.
	$(Q)scdoc < $< > $@.tmp && mv $@.tmp $@

.PHONY: mpi mpi-here
