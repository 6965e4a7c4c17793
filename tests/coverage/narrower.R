# narrower.R — what a narrower interval of a mean would hold: the interval that migstat gives (here),
# the prior for neighbouring cycles taken of the excess of the cycles' variance alone (excess), no
# prior (prior0), the mixed model by mean squares (reml), every migration by itself (naive). Per cent
# that hold the truth, then the median width by 1.96 true standard errors; migstat-method(7) has it.
# R --slave -f tests/coverage/narrower.R; half a minute.
set.seed(20160401)
neigh <- function(rho, C) { k <- 1:(C-1); f <- 1 + 2*colSums(t(outer(rho, k, "^")) * (1-k/C)); list(f=f, F=f/((C-f)/(C-1))) }
hw <- function(q, nu) qt(.975, nu) * sqrt(pmax(q, 0))
N <- 3000
one <- function(sv, sc, rho, V, C) {
  X <- array(0, c(N, V, C))
  b <- matrix(rnorm(N*C), N); if (C > 1) for (c in 2:C) b[,c] <- rho*b[,c-1] + sqrt(1-rho^2)*b[,c]
  X <- 1 + rnorm(N*V*C, 0, .15/sqrt(2)); dim(X) <- c(N, V, C)
  a <- matrix(rnorm(N*V, 0, sv), N)
  X <- X + array(rep(a, C), c(N,V,C)) + aperm(array(rep(sc*b, V), c(N,C,V)), c(1,3,2))
  L <- rowSums(X, dims=2)/C; K <- colSums(aperm(X, c(2,1,3)))/V; m <- rowMeans(L)
  QV <- rowSums((L-m)^2)/(V-1)/V; QC <- rowSums((K-m)^2)/(C-1)/C
  SS <- rowSums((X-m)^2) - C*rowSums((L-m)^2) - V*rowSums((K-m)^2)
  nuE <- (V-1)*(C-1); E <- SS/nuE/(V*C)
  d <- K-m; r <- rowSums(d[,-1]*d[,-C])/rowSums(d^2)
  W <- max(0, C-4); rp <- if (C>4) pmin(1, pmax(-1, (C*r+1)/(C-4))) else 0*r
  join <- function(prior, excess=FALSE) {
    rho <- pmin(.8, pmax(0, (W*rp+10*prior)/(W+10))); n <- neigh(rho, C)
    nuC <- pmax(pmin(C-1, C/n$f-1), min(3, C-1))
    Q <- if (excess) pmin(QC,E)+n$F*pmax(QC-E,0) else n$F*QC
    both <- QV>E & Q>E; none <- QV<=E & Q<=E
    q <- QV+Q-E; nu <- pmax(1, q^2/(QV^2/(V-1)+Q^2/nuC+E^2/nuE))
    pmax(hw(QV,V-1), hw(Q,nuC), ifelse(both, hw(q,nu), 0), ifelse(none, hw(E,nuE), 0))
  }
  both <- QV>E & QC>E; q <- QV+QC-E; nu <- pmax(1, q^2/(QV^2/(V-1)+QC^2/(C-1)+E^2/nuE))
  anova <- ifelse(both, hw(q,nu), ifelse(QV>E, hw(QV,V-1), ifelse(QC>E, hw(QC,C-1), hw(E,nuE))))
  naive <- hw(apply(matrix(X,N),1,var)/(V*C), V*C-1)
  h <- list(here=join(.3), excess=join(.3*pmax(0,1-E/QC), TRUE), prior0=join(0), reml=anova, naive=naive)
  k <- 1:(C-1); true <- sqrt(sv^2/V + sc^2/C*(1+2*sum((1-k/C)*rho^k)) + .15^2/2/(V*C))
  cat(sprintf("%5.1f", sapply(h, function(x) 100*mean(abs(m-1)<=x))), "|", sprintf("%.2f", sapply(h, function(x) median(x)/(1.96*true))), "\n")
}
worlds <- list(list("rows alone",0,0,0), list("VMs 10",.1,0,0), list("VMs 5 cycles 5",.05,.05,0), list("VMs 5 cycles 10",.05,.1,0), list("cycles 10 rho .3",.05,.1,.3), list("cycles 10 rho .5",.05,.1,.5))
cat("here excess prior0 reml naive | widths\n")
for (w in worlds) for (s in list(c(3,5),c(6,3),c(6,5),c(6,10),c(6,20),c(20,5),c(20,20))) { cat(sprintf("%-17s %2dx%-2d ", w[[1]], s[1], s[2])); one(w[[2]], w[[3]], w[[4]], s[1], s[2]) }
