using Gongkai.Casework;
using Gongkai.Sending;

namespace Gongkai.Features.Casework;

/// <summary>How near due days are, by the agency's calendar.</summary>
public static class CaseLevels
{
    extension(CaseSituation situation)
    {
        /// <summary>Today's levels at the agency.</summary>
        public DueLevels Levels => DueLevels.On(situation.Today, situation.Calendar);
    }
}
