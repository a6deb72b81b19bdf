import Hive.Seq
