module Spec {
  function method total(xs: seq<int>): int
    decreases |xs|
  {
    if |xs| == 0 then 0 else var x := xs[0]; var rest := xs[1..]; x + total(rest)
  }
  lemma Canary(n: int) ensures n * 0 == 0 { assert 3 * 3 == 9; }
}

