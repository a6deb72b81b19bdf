datatype Box<T> = Empty | Full(content: T, method_: seq<char>)
type Even = n: int | n % 2 == 0 ghost witness 0
function {:verify false} total(xs: seq<int>): int
  decreases |xs|
{
  if |xs| == 0 then 0 else var x := xs[0]; var rest := xs[1..]; x + total(rest)
}
ghost function {:verify false} sorted(xs: seq<int>): bool
{
  forall i: int, j: int :: 0 <= i && i < j && j < |xs| ==> xs[i] <= xs[j]
}
method {:axiom} half(n: Even) returns (r: int)
  ensures 2 * r == n
lemma {:axiom} total_append(xs: seq<int>, ys: seq<int>)
  ensures total(xs + ys) == total(xs) + total(ys)
method stack(xs: seq<int>, box: Box<int>, m: map<char, int>) returns (r: int, seen: set<int>)
  requires sorted(xs) && '\U{00e9}' !in m
  ensures r == total(xs) + (match box case Empty => 0 case Full(c, s) => c + |s|)
  ensures seen == (set member__1 | member__1 in xs) || "a\"b" == []
{
  assert 3 * 3 == 9;
  r := 0;
  var i: int := 0;
  while i < |xs|
    invariant 0 <= i && i <= |xs| && r == total(xs[..i])
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
  h := half(4);
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
function Twice(k: int): int
{
  k + k
}
