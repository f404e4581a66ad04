//! The closed tag sets: universal and Penn parts of speech, dependency relations, name tags.

macro_rules! tag_set {
    ($(#[$meta:meta])* $name:ident { $($variant:ident = $label:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        #[allow(missing_docs)] // the variants are the field's standard labels
        pub enum $name { #[default] $($variant),+ }

        impl $name {
            /// Every value, in the order of its number.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The standard label.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The value with this standard label.
            #[must_use]
            pub fn from_label(label: &str) -> Option<Self> {
                match label { $($label => Some(Self::$variant),)+ _ => None }
            }

            /// The value with this number.
            #[must_use]
            pub fn from_number(number: u8) -> Option<Self> {
                Self::ALL.get(number as usize).copied()
            }
        }
    };
}

tag_set! {
    /// Universal part of speech (UD 2).
    Upos {
        X = "X", Adj = "ADJ", Adp = "ADP", Adv = "ADV", Aux = "AUX", Cconj = "CCONJ", Det = "DET", Intj = "INTJ",
        Noun = "NOUN", Num = "NUM", Part = "PART", Pron = "PRON", Propn = "PROPN", Punct = "PUNCT", Sconj = "SCONJ",
        Sym = "SYM", Verb = "VERB",
    }
}

tag_set! {
    /// Penn Treebank part of speech, as UD English writes it.
    Xpos {
        Fw = "FW", Cc = "CC", Cd = "CD", Dt = "DT", Ex = "EX", In = "IN", Jj = "JJ", Jjr = "JJR", Jjs = "JJS",
        Ls = "LS", Md = "MD", Nn = "NN", Nnp = "NNP", Nnps = "NNPS", Nns = "NNS", Pdt = "PDT", Pos = "POS", Prp = "PRP",
        PrpS = "PRP$", Rb = "RB", Rbr = "RBR", Rbs = "RBS", Rp = "RP", Sym = "SYM", To = "TO", Uh = "UH", Vb = "VB",
        Vbd = "VBD", Vbg = "VBG", Vbn = "VBN", Vbp = "VBP", Vbz = "VBZ", Wdt = "WDT", Wp = "WP", WpS = "WP$",
        Wrb = "WRB", Lrb = "-LRB-", Rrb = "-RRB-", Comma = ",", Colon = ":", Stop = ".", Open = "``", Close = "''",
        Dollar = "$", Hash = "#", Add = "ADD", Afx = "AFX", Gw = "GW", Hyph = "HYPH", Nfp = "NFP", Xx = "XX",
    }
}

tag_set! {
    /// Relation of a token to its head (UD 2, with the subtypes of UD English).
    Deprel {
        Dep = "dep", Root = "root", Acl = "acl", AclRelcl = "acl:relcl", Advcl = "advcl", AdvclRelcl = "advcl:relcl",
        Advmod = "advmod", Amod = "amod", Appos = "appos", Aux = "aux", AuxPass = "aux:pass", Case = "case", Cc = "cc",
        CcPreconj = "cc:preconj", Ccomp = "ccomp", Compound = "compound", CompoundPrt = "compound:prt", Conj = "conj",
        Cop = "cop", Csubj = "csubj", CsubjPass = "csubj:pass", Det = "det", DetPredet = "det:predet",
        Discourse = "discourse", Dislocated = "dislocated", Expl = "expl", Fixed = "fixed", Flat = "flat",
        Goeswith = "goeswith", Iobj = "iobj", List = "list", Mark = "mark", Nmod = "nmod", NmodDesc = "nmod:desc",
        NmodPoss = "nmod:poss", NmodUnmarked = "nmod:unmarked", Nsubj = "nsubj", NsubjPass = "nsubj:pass",
        NsubjOuter = "nsubj:outer", CsubjOuter = "csubj:outer", Nummod = "nummod", Obj = "obj", Obl = "obl",
        OblAgent = "obl:agent", OblUnmarked = "obl:unmarked", Orphan = "orphan", Parataxis = "parataxis",
        Punct = "punct", Reparandum = "reparandum", Vocative = "vocative", Xcomp = "xcomp",
    }
}

impl Deprel {
    /// The universal relation without its subtype: `nsubj` for `nsubj:pass`.
    #[must_use]
    pub fn universal(self) -> &'static str {
        let label = self.as_str();
        label.split_once(':').map_or(label, |(universal, _)| universal)
    }

    /// `nsubj`, `nsubj:pass`, `nsubj:outer`, `csubj` and its subtypes.
    #[must_use]
    pub const fn is_subject(self) -> bool {
        matches!(
            self,
            Self::Nsubj | Self::NsubjPass | Self::NsubjOuter | Self::Csubj | Self::CsubjPass | Self::CsubjOuter
        )
    }
}

tag_set! {
    /// Kind of a name. `Per`, `Org`, `Loc` are written `PER`, `ORG`, `LOC` in CoNLL-U.
    NameKind {
        Misc = "MISC", Per = "PER", Org = "ORG", Loc = "LOC", Norp = "NORP", Event = "EVENT", Work = "WORK",
        Product = "PRODUCT",
    }
}

/// Position of a token in a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum NameTag {
    /// In no name.
    #[default]
    Outside,
    /// First token of a name.
    Begin(NameKind),
    /// A later token of a name.
    Inside(NameKind),
}

impl NameTag {
    /// The kind of the name, if the token stands in one.
    #[must_use]
    pub const fn kind(self) -> Option<NameKind> {
        match self {
            Self::Outside => None,
            Self::Begin(kind) | Self::Inside(kind) => Some(kind),
        }
    }
}
