using Gongkai.Agencies;
using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Storage;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>What an officer does with one reconsideration or suit.</summary>
public sealed class ReviewDesk(ReviewJournal journal, Store store, PeopleRegister people, Officer officer, TimeProvider clock)
    : MatterDesk<ReviewCase, ReviewEvent, ReviewStage, ReviewSituation>(journal, store, people, officer, Permission.HandleDisputes, clock);
