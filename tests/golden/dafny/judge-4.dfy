module Spec {
  datatype Box<T> = Empty | Full(content: T, method_: seq<char>)
  type Even = n: int | n % 2 == 0 ghost witness 0
  function total(xs: seq<int>): int
    decreases |xs|
  {
    if |xs| == 0 then 0 else var x := xs[0]; var rest := xs[1..]; x + total(rest)
  }
  ghost function sorted(xs: seq<int>): bool
  {
    forall i: int, j: int :: 0 <= i && i < j && j < |xs| ==> xs[i] <= xs[j]
  }
}

module Parts {
  import Spec
  method {:axiom} half(n: Spec.Even) returns (r: int)
    ensures 2 * r == n
  lemma {:axiom} total_append(xs: seq<int>, ys: seq<int>)
    ensures Spec.total(xs + ys) == Spec.total(xs) + Spec.total(ys)
}

module Gate {
  import Spec
  import Sol
  method Check(xs: seq<int>, box: Spec.Box<int>, m: map<char, int>) returns (r: int, seen: set<int>)
    requires Spec.sorted(xs) && '\U{00e9}' !in m
    ensures r == Spec.total(xs) + (match box case Empty => 0 case Full(c, s) => c + |s|)
    ensures seen == (set member__1 | member__1 in xs) || "a\"b" == []
  {
    assert 3 * 3 == 9;
    r, seen := Sol.stack(xs, box, m);
  }
}

module Sol {
  import Spec
  import Parts
  method stack(xs: seq<int>, box: Spec.Box<int>, m: map<char, int>) returns (r: int, seen: set<int>)
    requires Spec.sorted(xs) && '\U{00e9}' !in m
    ensures r == Spec.total(xs) + (match box case Empty => 0 case Full(c, s) => c + |s|)
    ensures seen == (set member__2 | member__2 in xs) || "a\"b" == []
  {
    assert 3 * 3 == 9;
    r := 0;
    var i: int := 0;
    while i < |xs|
      invariant 0 <= i && i <= |xs| && r == Spec.total(xs[..i])
      decreases |xs| - i
    {
      assert xs[..i + 1] == xs[..i] + [xs[i]];
      Parts.total_append(xs[..i], [xs[i]]);
      r := r + xs[i];
      i := i + 1;
    }
    assert xs[..|xs|] == xs;
    match box {
      case Empty =>
        r := r + 0;
      case Full(c, s) =>
        r := r + c + |s|;
    }
    var h: int;
    h := Parts.half(4);
    if h == 2 && !(i < 0) {
      seen := (set member__3 | member__3 in xs);
    } else {
      seen := (set member__4 | member__4 in xs);
      Same(xs);
    }
  }
  lemma {:induction false} Same(ys: seq<int>)
    ensures ys == ys
  {
  }
  function Twice(k: int): int
  {
    k + k
  }
}

