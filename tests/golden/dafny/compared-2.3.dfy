module Spec {
  datatype Box<T> = Empty | Full(content: T, method_: seq<char>)
  type Even = n: int | n % 2 == 0 ghost witness 0
  function method total(xs: seq<int>): int
    decreases |xs|
  {
    if |xs| == 0 then 0 else var x := xs[0]; var rest := xs[1..]; x + total(rest)
  }
  function sorted(xs: seq<int>): bool
  {
    forall i: int, j: int :: 0 <= i && i < j && j < |xs| ==> xs[i] <= xs[j]
  }
}

module Unit_half {
  import Spec
  method half(n: Spec.Even) returns (r: int)
    ensures 2 * r == n
  {
    assert 3 * 3 == 9;
    r := n / 2;
  }
}

module Unit_stack {
  import Spec
  import Unit_half
  lemma {:axiom} total_append(xs: seq<int>, ys: seq<int>)
    ensures Spec.total(xs + ys) == Spec.total(xs) + Spec.total(ys)
  method stack(xs: seq<int>, box: Spec.Box<int>, m: map<char, int>) returns (r: int, seen: set<int>)
    requires Spec.sorted(xs) && !('\u00e9' in m)
    ensures r == Spec.total(xs) + (match box case Empty => 0 case Full(c, s) => c + |s|)
    ensures seen == (set member__1 | member__1 in xs) || "a\"b" == []
  {
    assert 3 * 3 == 9;
    r := 0;
    var i: int := 0;
    while i < |xs|
      invariant 0 <= i && i <= |xs| && r == Spec.total(xs[..i])
      decreases |xs| - i
    {
      assert xs[..i + 1] == xs[..i] + [xs[i]];
      total_append(xs[..i], [xs[i]]);
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
    h := Unit_half.half(4);
    if h == 2 && !(i < 0) {
      seen := (set member__2 | member__2 in xs);
    } else {
      seen := (set member__3 | member__3 in xs);
      Same(xs);
    }
  }
  lemma {:induction false} Same(ys: seq<int>)
    ensures ys == ys
  {
  }
  function method Twice(k: int): int
  {
    k + k
  }
}

method Main() {
  var out0_0, out0_1 := Unit_stack.stack([1, 2], Spec.Box.Full(3, "ab"), map['c' := 4]);
  var want0_0: int := 8;
  var want0_1: set<int> := {1, 2};
  if out0_0 == want0_0 && out0_1 == want0_1 { print "SAME\n"; } else { print "DIFFERS ", out0_0, " ", out0_1, "\n"; }
  var out1_0, out1_1 := Unit_stack.stack([], Spec.Box.Empty, map[]);
  var want1_0: int := 0;
  var want1_1: set<int> := {};
  if out1_0 == want1_0 && out1_1 == want1_1 { print "SAME\n"; } else { print "DIFFERS ", out1_0, " ", out1_1, "\n"; }
}
